Feature: Use a temporary PIN

  @reactivate/temp-pin-depends-on-app @A30
  Rule: The app says what to do with a temporary PIN

    @happy
    Scenario: In a locked app
      Given Ada has had an active app for 7 days
      And Ada enters a wrong PIN as often as the limit says
      When Ada opens the app
      Then there is something to read on Ada's screen about the temporary PIN

    @alternative
    Scenario: In an app that says that it is ready for use
      Given Ada has reached "active app"
      And Ada's app says that it is ready for use
      Then there is something to read on Ada's screen about the temporary PIN

  @reactivate/state-ready-for-use-1 @A30
  Rule: The app can say 'Ready for use'

    @alternative
    Scenario: It says so when it is opened
      Given Ada has reached "active app"
      And Ada's app says that it is ready for use
      Then Ada can see 'Ready for use'

    @negative
    Scenario: An app that works does not say so
      Given Ada has reached "active app"
      When Ada opens the app
      Then Ada does not see 'Ready for use'

  @reactivate/state-ready-for-use-2 @assumed @A30
  Rule: A temporary PIN can be used on an app that says 'Ready for use'

    @alternative
    Scenario: A new PIN and a log-in
      Given Ada has had an active app for 7 days
      And Ada's app says that it is ready for use
      And Ada calls Support for a temporary PIN
      And Ada follows the app and enters the temporary PIN
      And Ada makes a new PIN
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @negative
    Scenario: Until then it approves nothing
      Given Ada has reached "active app"
      And Ada's app says that it is ready for use
      When Ada logs in at a web shop
      Then Ada's log-in does not succeed

  @reactivate/temp-pin-30-minutes-1 @A03
  Rule: A temporary PIN can be used for 30 minutes

    @boundary
    Scenario: Nearly 30 minutes after it was sent
      Given Ada has had an active app for 7 days
      And Ada enters a wrong PIN as often as the limit says
      And Ada calls Support for a temporary PIN
      And 10 seconds less pass than a temporary PIN lives for Ada
      When Ada follows the app and enters the temporary PIN
      Then Ada can make a new PIN

    @happy
    Scenario: At once, and the app works with the new PIN
      Given Ada has had an active app for 7 days
      And Ada enters a wrong PIN as often as the limit says
      And Ada calls Support for a temporary PIN
      And Ada follows the app and enters the temporary PIN
      And Ada makes a new PIN
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @alternative @assumed
    Scenario: One wrong entry leaves it as it is
      Given Ada has had an active app for 7 days
      And Ada calls Support for a temporary PIN
      And Ada enters the temporary PIN in vain, with the last digit changed
      When Ada follows the app and enters the temporary PIN
      Then Ada can make a new PIN

    @alternative @implied
    Scenario: Of two, the newer one can be used
      Given Ada has had an active app for 7 days
      And Ada calls Support for a temporary PIN
      And Ada calls Support for a temporary PIN
      When Ada follows the app and enters the temporary PIN
      Then Ada can make a new PIN

  @reactivate/temp-pin-30-minutes-2 @implied @A03
  Rule: A temporary PIN older than 30 minutes is refused

    @boundary
    Scenario: One second more
      Given Ada has had an active app for 7 days
      And Ada enters a wrong PIN as often as the limit says
      And Ada calls Support for a temporary PIN
      And 1 second more pass than a temporary PIN lives for Ada
      When Ada follows the app and enters the temporary PIN
      Then Ada cannot make a new PIN

    @boundary @assumed
    Scenario: One second more, from Citizen Service
      Given Ada has reached "active app"
      And Ada books an appointment at Citizen Service
      And Ada asks Citizen Service for a temporary PIN
      And 1 second more pass than a temporary PIN lives for Ada
      When Ada follows the app and enters the temporary PIN
      Then Ada cannot make a new PIN

    @negative
    Scenario: The 30 minutes do not begin anew with an attempt
      Given Ada has had an active app for 7 days
      And Ada calls Support for a temporary PIN
      And 10 seconds less pass than a temporary PIN lives for Ada
      And Ada enters the temporary PIN in vain, with the last digit changed
      And 11 seconds pass for Ada
      When Ada follows the app and enters the temporary PIN
      Then Ada cannot make a new PIN

    @negative @implied
    Scenario: It is used up by the first new PIN
      Given Ada has had an active app for 7 days
      And Ada calls Support for a temporary PIN
      And Ada follows the app and enters the temporary PIN
      And Ada makes a new PIN
      When Ada follows the app and enters the temporary PIN
      Then Ada cannot make a new PIN

    @negative @implied
    Scenario: A newer one takes its place
      Given Ada has had an active app for 7 days
      And Ada calls Support for a temporary PIN
      And Ada calls Support for a temporary PIN
      When Ada follows the app and enters the temporary PIN before the last
      Then Ada cannot make a new PIN

  @reactivate/temp-pin-own-user @implied @A03
  Rule: A temporary PIN works for its own user only

    @negative
    Scenario: Bo's temporary PIN in Ada's app
      Given Ada has reached "active app"
      And Bo has had an active app for 7 days
      And Ada enters a wrong PIN as often as the limit says
      And Bo calls Support for a temporary PIN
      When Ada follows the app and enters Bo's temporary PIN
      Then Ada cannot make a new PIN

    @negative
    Scenario: The code that confirmed the phone number
      Given Ada has had an active app for 7 days
      And Ada calls Support for a temporary PIN
      When Ada follows the app and enters the code that confirmed the phone number
      Then Ada cannot make a new PIN

    @boundary
    Scenario Outline: One that is <strange>
      Given Ada has had an active app for 7 days
      And Ada calls Support for a temporary PIN
      When Ada follows the app and enters a temporary PIN that is "<strange>"
      Then Ada cannot make a new PIN

      Examples:
        | strange                 |
        | wrong in every digit    |
        | wrong in the last digit |
        | one digit too short     |
        | one digit too long      |
        | empty                   |
        | far too long            |
        | a piece of a query      |
        | a star                  |
