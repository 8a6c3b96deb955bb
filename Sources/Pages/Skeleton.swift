enum PagesSkeleton {}
