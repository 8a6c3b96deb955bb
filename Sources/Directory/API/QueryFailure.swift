import HTTPTypes
import Meetings
import Pages
import Web

extension QueryError: Failure {
  public var status: HTTPResponse.Status { .badRequest }
  public var code: String { placeChoices.isEmpty ? "query" : "ambiguous-place" }
  public var title: String {
    placeChoices.isEmpty ? t("The search was not understood") : t("Which place do you mean?")
  }
  public var detail: String? { nil }
  public var fields: [FieldProblem] {
    problems.map { FieldProblem($0.parameter, $0.reason.words) }
      + placeChoices.map { FieldProblem("place", t("can mean \($0.label)")) }
  }
}
