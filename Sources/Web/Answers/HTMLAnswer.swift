import HTTPTypes
import Hummingbird
import NIOCore
import Pages

extension AppContext {
  /// A page as a response.
  ///
  /// Never stored: on a shared machine neither the browser's cache nor its back button may show where somebody has been.
  public func respond(_ page: Page, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
    respond(document: page.render(self.page), status: status, headers: headers)
  }

  /// A whole document, for what is not a `Page`: a printed list, the neutral page.
  public func respond(document: HTML, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
    var fields = headers
    fields[.contentType] = "text/html; charset=utf-8"
    fields[.contentLanguage] = language.code
    fields[.cacheControl] = "no-store"
    // Both tell the page's language, and the cookie also its zone.
    fields[.vary] = "Accept-Language, Cookie"
    // A member's page holds their form token and their own words: its compressed size must not tell of them.
    if reader != nil { fields[.contentEncoding] = "identity" }
    return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.bytes)))
  }
}
