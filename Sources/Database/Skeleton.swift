enum DatabaseSkeleton {}
