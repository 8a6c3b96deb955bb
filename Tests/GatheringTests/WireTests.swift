import Foundation
import Meetings
import Testing

@testable import Gathering

/// Events as browsers read them: the room's scripts rely on these shapes.
@Suite struct WireTests {
  @Test(
    arguments: [
      (
        RoomHappening.said(
          share: ShareID(1), seat: SeatID("a"), text: "x", name: nil, keep: nil, ends: false, key: nil),
        #"{"said":{"ends":false,"seat":"a","share":1,"text":"x"}}"#
      ),
      (
        .said(share: ShareID(2), seat: SeatID("a"), text: "é", name: "Ana", keep: 3, ends: true, key: "k"),
        #"{"said":{"ends":true,"keep":3,"key":"k","name":"Ana","seat":"a","share":2,"text":"é"}}"#
      ),
      (
        .floorGiven(seat: SeatID("a"), name: "Ana", until: Instant(seconds: 9)),
        #"{"floorGiven":{"name":"Ana","seat":"a","until":9000}}"#
      ),
      (
        .floorEnded(seat: SeatID("a"), why: .timeUp, feedbackUntil: nil),
        #"{"floorEnded":{"seat":"a","why":"timeUp"}}"#
      ),
      (
        .handRaised(seat: SeatID("a"), name: "Ana", hasShared: true),
        #"{"handRaised":{"hasShared":true,"name":"Ana","seat":"a"}}"#
      ),
      (.thanked(share: ShareID(1), with: .strength), #"{"thanked":{"share":1,"with":"strength"}}"#),
      (.reading(index: nil), #"{"reading":{}}"#),
      (.closed(why: .byHost), #"{"closed":{"why":"byHost"}}"#),
    ])
  func shape(happening: RoomHappening, json: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let event = RoomEvent(at: Instant(seconds: 1), by: SeatID("b"), happening)
    let text = String(decoding: try encoder.encode(event), as: UTF8.self)
    #expect(text == #"{"at":1000,"by":"b","did":"# + json + "}")
    #expect(try JSONDecoder().decode(RoomEvent.self, from: Data(text.utf8)) == event)
  }
}
