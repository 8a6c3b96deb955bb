import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct FormTests {
  private func answer(_ body: String, type: String? = "application/x-www-form-urlencoded") async throws -> (
    HTTPResponse.Status, String
  ) {
    var headers: HTTPFields = [:]
    headers[.contentType] = type
    let answer = try await TestSite().answer(to: "/api/form", method: .post, headers: headers, body: body) { routes in
      routes.post("/api/form") { request, _ in
        let form = try await request.form(upTo: 1_000)
        return form.items.map { "\($0.name)=\($0.value)" }.joined(separator: "|")
      }
    }
    return (answer.status, answer.text)
  }

  @Test func readsWhatABrowserPosts() async throws {
    #expect(try await answer("name=Jo%C3%A3o+S.&line=a%0D%0Ab").1 == "name=João S.|line=a\r\nb")
    #expect(try await answer("a=1", type: "application/x-www-form-urlencoded; charset=UTF-8").1 == "a=1")
  }

  @Test func refusesOtherFormats() async throws {
    #expect(try await answer("{}", type: "application/json").0 == .unsupportedMediaType)
    #expect(try await answer("a=1", type: nil).0 == .unsupportedMediaType)
  }

  @Test func refusesWhatIsTooLong() async throws {
    #expect(try await answer("a=" + String(repeating: "x", count: 998)).0 == .ok)
    #expect(try await answer("a=" + String(repeating: "x", count: 999)).0 == .contentTooLarge)
  }

  @Test func namesTheDamagedField() async throws {
    let (status, text) = try await answer("name=fine&words=%FF")
    #expect(status == .badRequest)
    let problem = try JSONDecoder().decode(Problem.self, from: Data(text.utf8))
    #expect(problem.errors?.map(\.parameter) == ["words"])
  }
}

/// What a program reads in a problem document.
struct Problem: Decodable {
  struct Item: Decodable {
    var parameter: String
    var reason: String
  }
  var type: String
  var title: String
  var status: Int
  var detail: String?
  var instance: String
  var errors: [Item]?
}
