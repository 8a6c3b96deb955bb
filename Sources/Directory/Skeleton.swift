enum DirectorySkeleton {}
