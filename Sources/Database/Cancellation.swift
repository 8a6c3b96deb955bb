/// For work that goes on until its task is cancelled.
enum Cancellation {
  static func wait() async {
    let (never, end) = AsyncStream<Void>.makeStream()
    await withTaskCancellationHandler {
      for await _ in never {}
    } onCancel: {
      end.finish()
    }
  }
}
