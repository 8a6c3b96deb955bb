import Testing

@testable import Members

@Suite("Device labels")
struct DeviceLabelTests {
  @Test(
    "Say browser and system, and keep nothing else",
    arguments: [
      ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox on Android"),
      (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile Safari/604.1",
        "Safari on iPhone"
      ),
      ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
      ("Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome on ChromeOS"),
      ("Mozilla/5.0 (Linux; Android 15; SM-S911B) SamsungBrowser/28.0 Chrome/130.0", "Samsung Internet on Android"),
      ("curl/8.0", "A browser"), ("", "A browser"), ("Linux", "Linux"),
    ])
  func labels(userAgent: String, text: String) {
    let label = DeviceLabel(userAgent: userAgent)
    #expect(label.text == text)
    #expect(DeviceLabel(stored: label.stored) == label)
  }
}
