import HTTPTypes
import Pages
import Web

enum ListingFailure: Failure {
  /// It was listed once.
  case retired

  var status: HTTPResponse.Status { .gone }
  var code: String { "retired" }
  var title: String { t("This meeting is not listed any more") }
  var detail: String? {
    t("The group or its service body took it off the list. Others may meet nearby at the same hour.")
  }
}
