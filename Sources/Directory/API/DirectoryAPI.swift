import Foundation
import Hummingbird
import Meetings
import Pages
import Web

/// The answer of `GET /api/meetings`.
struct AnswerJSON: Encodable {
  struct FacetJSON: Encodable {
    var value: String
    var name: String
    var count: Int
  }
  struct PlaceJSON: Encodable {
    var name: String
    var latitude: Nullable<Double>
    var longitude: Nullable<Double>
    var withinKm: Nullable<Double>
  }

  var total: Int
  var meetings: [MeetingJSON]
  var facets: [String: [FacetJSON]]
  var place: PlaceJSON?
  var nextCursor: Nullable<String>

  init(_ found: FoundMeetings, now: Instant, url: (Meeting) -> String) {
    let answer = found.answer
    total = answer.total
    meetings = found.items.map {
      MeetingJSON(
        $0.meeting, occurrence: $0.hit.occurrence, now: now, distanceKm: $0.hit.distanceKm, url: url($0.meeting))
    }
    let facets = answer.facets
    self.facets = [
      "attendance": facets.attendance.map {
        .init(value: $0.value.rawValue, name: Meeting.name(of: $0.value), count: $0.count)
      },
      "fellowship": facets.fellowships.map {
        .init(value: $0.value.rawValue, name: Fellowship.named($0.value).localName, count: $0.count)
      },
      "type": facets.attributes.map { .init(value: $0.value.rawValue, name: t(key: $0.value.name), count: $0.count) }
        + facets.codes.map {
          let name = TypeVocabulary.meaning(of: $0.value).map { t(key: $0.name) } ?? $0.value.code
          return .init(value: $0.value.description, name: name, count: $0.count)
        },
      "language": facets.languages.map { .init(value: $0.value, name: LanguageName.of($0.value), count: $0.count) },
      "service_body": facets.serviceBodies.map { .init(value: $0.value.key, name: $0.value.name, count: $0.count) },
      "weekday": facets.weekdays.map {
        .init(value: String($0.value.rawValue), name: TimeText.weekday($0.value.rawValue), count: $0.count)
      },
    ]
    place = answer.place.map {
      PlaceJSON(
        name: $0.label, latitude: Nullable($0.center?.latitude), longitude: Nullable($0.center?.longitude),
        withinKm: Nullable($0.radius))
    }
    nextCursor = Nullable(answer.nextCursor)
  }
}

extension DirectoryFeature {
  func apiMeetings(_ request: Request, _ context: AppContext) async throws -> PublicAnswer {
    let query = try query(try context.query.pairs.filter { $0.0 != "lang" }, zone: context.site.zone)
    let found = try await find(query, zone: context.site.zone)
    let answer = AnswerJSON(found, now: now()) { Self.publicURL(of: $0, context) }
    return try Self.json(answer)
  }

  func apiMeeting(_ request: Request, _ context: AppContext) async throws -> PublicAnswer {
    let meeting = try await listing(try context.value(of: DirectoryPath.apiMeeting))
    let now = now()
    return try Self.json(
      MeetingJSON(
        meeting, occurrence: meeting.next(after: now), now: now, distanceKm: nil,
        url: Self.publicURL(of: meeting, context)))
  }

  func apiPlaces(_ request: Request, _ context: AppContext) async throws -> PublicAnswer {
    let start = try context.query.last("q") ?? ""
    guard start.count <= MeetingQuery.Limits.longestText else {
      throw WebFailure.parameters([FieldProblem("q", t("is too long"))])
    }
    return try Self.json(["places": index.snapshot.places(prefix: start, limit: 10).map(\.label)])
  }

  func apiDescription(_ request: Request, _ context: AppContext) async throws -> PublicAnswer {
    PublicAnswer(PackageResources.openapi_json, contentType: "application/json", maxAge: 3600)
  }

  /// A published listing. Throws a failure that says whether there ever was one.
  func listing(_ slug: String) async throws -> Meeting {
    if let meeting = try await store.meeting(slug: slug) { return meeting }
    throw try await store.isRetired(slug: slug) ? ListingFailure.retired : WebFailure.notFound
  }

  /// The meeting's page, whole where the operator has named the site's address.
  static func publicURL(of meeting: Meeting, _ context: AppContext) -> String {
    (context.site.publicOrigin ?? "") + DirectoryPath.meeting.url(meeting.slug)
  }

  private static func json(_ value: some Encodable) throws -> PublicAnswer {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return PublicAnswer(Array(try encoder.encode(value)), contentType: "application/json")
  }
}
