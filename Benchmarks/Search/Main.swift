import Meetings
@main enum Main { static func main() { print(MeetingQuery.Limits.mostRows) } }
