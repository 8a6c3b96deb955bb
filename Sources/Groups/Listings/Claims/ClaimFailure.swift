import HTTPTypes
import Pages
import Web

extension ClaimProblem: Failure {
  var status: HTTPResponse.Status { self == .gone ? .notFound : .unprocessableContent }
  var code: String { self == .gone ? "no-such-claim" : "claim-problem" }
  var title: String { self == .gone ? t("Nothing waits for you here") : fieldError.message }
  var detail: String? { self == .gone ? fieldError.message : nil }
}
