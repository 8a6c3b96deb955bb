import Meetings

private let demo = Fellowship.ID(rawValue: "homegroup-demo") ?? .other
private let dharma = Fellowship.ID(rawValue: "recovery-dharma") ?? .other
private let adultChildren = Fellowship.ID(rawValue: "aca") ?? .other

extension Demonstration {
  /// Every day, at every hour: together they leave no moment of the week without a meeting on, or within the hour.
  static let onlineRows: [DemonstrationRow] = [
    DemonstrationRow(
      "The Lamp in the Window", demo, [.aroundTheClock], .online, types: "O BE", joining: "Camera off is fine.",
      "Somebody is always here, day and night. Come in, say nothing, say everything, leave when you like."),
    DemonstrationRow(
      "Awake in the Small Hours", demo, [.daily(0, 30)], .online, types: "O D",
      "For anybody who cannot sleep and would rather not be alone with it."),
    DemonstrationRow(
      "Two O’Clock Kettle", .aa, [.daily(2)], .online, types: "O D", group: "Kettle Group",
      "Put the kettle on and join us. We keep it short and kind."),
    DemonstrationRow(
      "Night Boats", .na, [.daily(3, 45)], .online, types: "OPEN DISC",
      "Shift workers, new parents, people far from home: this one is ours."),
    DemonstrationRow(
      "Before the Birds", .smart, [.daily(5, 15, for: 45)], .online, types: "O",
      "We look at the day ahead and pick one thing that will help."),
    DemonstrationRow(
      "Harbour Sunrise", .aa, [.daily(6, 30, for: 45)], .online, types: "O 11 MED", group: "Sunrise Group",
      "Ten minutes of quiet, then a round of sharing. You are home before breakfast."),
    DemonstrationRow(
      "Steady at Eight", .na, [.daily(8)], .online, types: "OPEN JFT",
      "A page is read, then the floor is open. Newcomers speak first if they want to."),
    DemonstrationRow(
      "One Morning at a Time", .alAnon, [.daily(9, 45, for: 45)], .online, types: "O BE",
      "For everybody who worries about somebody. We do not tell you what to do."),
    DemonstrationRow(
      "Elevenses", demo, [.daily(11)], .online, types: "O D", "A friendly hour in the middle of the morning."),
    DemonstrationRow(
      "Noon on the Quay", .aa, [.daily(12, 15)], at: .netLoft, .hybrid, types: "O D",
      "Bring your sandwich, or eat it in front of the screen."),
    DemonstrationRow(
      "Sitting Together", dharma, [.daily(14, for: 45)], .online, types: "O MI",
      "Twenty minutes of guided sitting and a gentle conversation. No experience needed."),
    DemonstrationRow(
      "Tools for This Afternoon", .smart, [.daily(15, 30, for: 45)], .online, types: "O",
      "Bring one urge, one thought or one plan, and leave with something to try."),
    DemonstrationRow(
      "The Way Home", .na, [.daily(17)], at: .cafe, .hybrid, types: "OPEN TOP WCHR",
      "Between work and the evening, when it is hardest to walk past certain doors."),
    DemonstrationRow(
      "Around the Supper Table", .aa, [.daily(18, 30)], .online, types: "O D CF",
      "Children may wander through the picture. Everybody’s do."),
    DemonstrationRow(
      "Evening Tide", demo, [.daily(20, for: 75)], at: .library, .hybrid, types: "O D X XB",
      "In the reading room and online at the same table."),
    DemonstrationRow(
      "Last Lamp", .aa, [.daily(22)], .online, types: "C D", group: "Last Lamp Group",
      "A quiet meeting to end the day sober."),
    DemonstrationRow(
      "Almost Tomorrow", .na, [.daily(23, 15)], .online, types: "CLOSED DISC",
      "You only have to get to midnight. Then you have done it."),
  ]

  static let weekdayRows: [DemonstrationRow] = [
    // Monday
    DemonstrationRow(
      "Lantern Square Newcomers", .aa, [.on(.monday, at: 19)], at: .library, types: "O BE X XB",
      group: "Lantern Square Group",
      "If it is your first time, tell the person at the door and you will have somebody to sit with."),
    DemonstrationRow(
      "Ropewalk Step Night", .aa, [.on(.monday, at: 20, for: 90)], at: .churchHall, types: "C ST",
      "One Step a week, in order, and round again."),
    DemonstrationRow(
      "Beacon Street Women", .aa, [.on(.monday, at: 18)], at: .beacon, types: "C W D BA", group: "Beacon Group",
      "Children are looked after next door."),
    DemonstrationRow(
      "Monday Reset", .smart, [.on(.monday, at: 18, 30, for: 90)], at: .clinic, types: "O X"),
    DemonstrationRow(
      "Clean Slate", .na, [.on(.monday, at: 19, 30, for: 90)], at: .mill, types: "OPEN BEG WCHR",
      "Tea from seven. Key tags for every length of time, and the loudest clapping is for the first one."),
    DemonstrationRow(
      "Families at Millpond", .alAnon, [.on(.monday, at: 19, 30)], at: .school, types: "O D",
      "At the same time as Clean Slate, five minutes’ walk away."),
    // Tuesday
    DemonstrationRow(
      "Tuesday Big Book Table", .aa, [.on(.tuesday, at: 19, 30)], at: .churchHall, types: "O B",
      "We read a few pages aloud and talk about what we hear. Books to borrow."),
    DemonstrationRow(
      "Quay Street Men", .aa, [.on(.tuesday, at: 20)], at: .netLoft, types: "C M D"),
    DemonstrationRow(
      "Rainbow Harbour", .na, [.on(.tuesday, at: 19)], at: .cafe, .hybrid, types: "OPEN GL DISC WCHR",
      "Come as you are. Everybody under the rainbow, and friends."),
    DemonstrationRow(
      "Students Staying Sober", .smart, [.on(.tuesday, at: 17, 30)], at: .college, types: "Y SCH",
      "For students of any age. Exams and parties are both on the agenda."),
    DemonstrationRow(
      "Grown Children", adultChildren, [.on(.tuesday, at: 18, 30, for: 90)], at: .beacon, .hybrid, types: "C D"),
    DemonstrationRow(
      "Mesa Abierta", .aa, [.on(.tuesday, .thursday, at: 20, for: 90)], at: .mill, types: "O D S X",
      "Reunión en español. Hay café, y siempre hay una silla para ti."),
    // Wednesday
    DemonstrationRow(
      "Midweek Anchor", .aa, [.on(.wednesday, at: 19)], at: .chapel, types: "O SP",
      "One person tells their story. The rest of us listen."),
    DemonstrationRow(
      "No Prayers Needed", .aa, [.on(.wednesday, at: 19, 30)], at: .library, .hybrid, types: "O A D X",
      "Secular, friendly, and open to doubt."),
    DemonstrationRow(
      "Basic Text by Candlelight", .na, [.on(.wednesday, at: 20, for: 75)], at: .churchHall, types: "CLOSED BT CAN"),
    DemonstrationRow(
      "Family and Friends Workshop", .smart, [.on(.wednesday, at: 18, 30, for: 90)], at: .clinic, .hybrid,
      types: "FAM X",
      "How to help without losing yourself."),
    DemonstrationRow(
      "Hope for Teens", Fellowship.ID(rawValue: "alateen") ?? .other, [.on(.wednesday, at: 16, 30)], at: .school,
      types: "C Y", "For young people with drinking or drug use in the family. Two adults keep the room safe."),
    DemonstrationRow(
      "Sunset Sit", dharma, [.on(.wednesday, at: 18)], at: .bandstand, types: "O MI", "On a bench or on the grass."),
    // Thursday
    DemonstrationRow(
      "Long-Timers and First-Timers", .aa, [.on(.thursday, at: 19)], at: .villageHall, types: "O BE D",
      "One person with a year or more sits with each newcomer."),
    DemonstrationRow(
      "Signing Room", .aa, [.on(.thursday, at: 18)], at: .library, .hybrid, types: "O ASL D X XB",
      "Held in American Sign Language. Hearing people welcome."),
    DemonstrationRow(
      "Thursday Recovery Toolbox", .smart, [.on(.thursday, at: 19, for: 90)], at: .cafe, .hybrid, types: "O"),
    DemonstrationRow(
      "Veterans’ Watch", .smart, [.on(.thursday, at: 12)], at: .clinic, types: "VET X",
      "For people who served, and those who still answer the calls."),
    DemonstrationRow(
      "Just for Tonight", .na, [.on(.thursday, at: 21, for: 90)], at: .netLoft, types: "OPEN SPK"),
    // Friday
    DemonstrationRow(
      "Friday Instead", .na, [.on(.friday, at: 20, for: 90)], at: .cafe, types: "OPEN DISC WCHR",
      "Instead of the pub. Board games afterwards."),
    DemonstrationRow(
      "Young and Sober on Friday", .aa, [.on(.friday, at: 21)], at: .college, types: "O Y D",
      group: "Student House Group"),
    DemonstrationRow(
      "Women Before the Weekend", demo, [.on(.friday, at: 17, 30)], .online, types: "C W D",
      "Make a plan for the weekend together."),
    DemonstrationRow(
      "Green End Speaker Night", .aa, [.on(.friday, at: 19, 30)], at: .chapel, .hybrid, types: "O SP"),
    DemonstrationRow(
      "Lunch Hour Families", .alAnon, [.on(.friday, at: 12, 30, for: 45)], at: .library, types: "O D X"),
  ]

  static let weekendRows: [DemonstrationRow] = [
    // Saturday
    DemonstrationRow(
      "Saturday Breakfast Table", .aa, [.on(.saturday, at: 8, 30, for: 90)], at: .churchHall, types: "O BRK D CF",
      "Porridge, toast and a meeting. Children welcome."),
    DemonstrationRow(
      "Walk and Talk", demo, [.on(.saturday, at: 10, for: 75)], at: .bandstand, types: "O OUT",
      "A slow round of the park, in twos and threes. Wheels manage the whole path."),
    DemonstrationRow(
      "Saturday Step Study", .na, [.on(.saturday, at: 11, for: 90)], at: .villageHall, types: "CLOSED STEP"),
    DemonstrationRow(
      "Parents Together", .alAnon, [.on(.saturday, at: 10, 30)], at: .mill, types: "O POA BA X",
      "For mothers and fathers of somebody who drinks or uses."),
    DemonstrationRow(
      "Café con Esperanza", .na, [.on(.saturday, at: 17)], at: .cafe, .hybrid, types: "OPEN DISC S WCHR",
      "En español, con café y sin prisa. Familias bienvenidas."),
    DemonstrationRow(
      "Saturday Night Lights", .aa, [.on(.saturday, at: 21, for: 90)], at: .churchHall, types: "O CAN SP"),
    DemonstrationRow(
      "Past Midnight", .na, [.on(.friday, .saturday, at: 23, 30, for: 90)], at: .netLoft, types: "OPEN DISC",
      "The café stays open after. We see that everybody gets home."),
    // Sunday
    DemonstrationRow(
      "Sunday Slow Start", .aa, [.on(.sunday, at: 9)], at: .library, types: "O MED X",
      "Half an hour of quiet, half an hour of sharing."),
    DemonstrationRow(
      "Sunday Roast and Recovery", demo, [.on(.sunday, at: 13, for: 120)], at: .mill, types: "O CF X",
      "Bring a dish, or bring nothing. There is always enough."),
    DemonstrationRow(
      "Fennick Quiet Sunday", .aa, [.on(.sunday, at: 18)], at: .chapel, types: "C D"),
    DemonstrationRow(
      "Looking Ahead", .smart, [.on(.sunday, at: 19)], .online, types: "O", joining: "Opens ten minutes early.",
      "Plan the week before the week plans you."),
    DemonstrationRow(
      "Couples and Families Sunday", .alAnon, [.on(.sunday, at: 17)], at: .beacon, .hybrid, types: "O D"),
  ]

  /// What does not meet every week, or not as usual.
  static let unusualRows: [DemonstrationRow] = [
    DemonstrationRow(
      "First Saturday Celebration", .aa, [.monthly(1, day: .saturday, at: 19, for: 120)], at: .villageHall,
      types: "O H SP",
      "Recovery birthdays of the month, with cake."),
    DemonstrationRow(
      "Last Sunday Supper", .na, [.monthly(-1, day: .sunday, at: 18, for: 120)], at: .mill, types: "OPEN SPK CW WCHR"),
    DemonstrationRow(
      "Fifth Friday Gathering", demo, [.monthly(5, day: .friday, at: 19, for: 90)], at: .churchHall, types: "O SP",
      "Whenever a month has five Fridays, all the fellowships of the Bend meet together."),
    DemonstrationRow(
      "Traditions Evening", .aa, [.monthly(2, 4, day: .wednesday, at: 19)], at: .beacon, types: "C TR"),
    DemonstrationRow(
      "Every Other Tuesday Writing Circle", demo, [.fortnightly(.tuesday, at: 18, 30, for: 90)], at: .library,
      types: "O D X",
      "Bring a pen. Nobody has to read aloud."),
    DemonstrationRow(
      "Telephone Meeting for the Housebound", .aa, [.on(.monday, .thursday, at: 10, 30)], .online, types: "O D",
      joining: "No internet needed. Dial in and wait for a voice.", phone: "+1 202-555-0143"),
    DemonstrationRow(
      "Larkhill Lunchtime", .aa, [.on(.monday, .wednesday, .friday, at: 12, 30)], at: .clinic, .onlineInstead,
      types: "O D TC", "The clinic is being painted; until it is done we meet online."),
    DemonstrationRow(
      "Ferry Road Discussion", .na, [.on(.tuesday, at: 19)], at: .school, .suspended, types: "OPEN DISC",
      "Taking a rest while the school hall is repaired. We will say when we are back."),
    DemonstrationRow(
      "A Visit When You Cannot Come", .aa, [], at: .beacon, types: "O",
      "Two of us come to you, at home or in hospital. Leave a word at Beacon House."),
    DemonstrationRow(
      "Dawn Watch", .aa, [.on(.saturday, .sunday, at: 5, 45, for: nil)], at: .bandstand, types: "O OUT MED",
      "We watch the sun come up. It always does."),
  ]
}
