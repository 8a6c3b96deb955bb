enum ServerSkeleton {}
