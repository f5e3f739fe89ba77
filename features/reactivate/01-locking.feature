Feature: Too many wrong PINs

  @reactivate/below-limit-not-blocked @implied @A01
  Rule: Fewer wrong PINs than the limit do not block the app

    @boundary
    Scenario: One fewer than the limit
      Given Ada has reached "active app"
      And Ada enters a wrong PIN once less than the limit
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @boundary
    Scenario: One fewer than the limit, in Bo's app too
      Given Ada has reached "active app"
      And Bo has reached "active app"
      And Bo enters a wrong PIN once less than the limit
      And Ada enters a wrong PIN once less than the limit
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @boundary
    Scenario: The app does not say that it is locked
      Given Ada has reached "active app"
      And Ada enters a wrong PIN once less than the limit
      When Ada opens the app
      Then Ada does not see 'temporarily locked'

  @reactivate/temporarily-blocked @A01 @A02
  Rule: Too many wrong PINs block the app

    @boundary
    Scenario: As many as the limit
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada logs in at a web shop
      Then Ada's log-in does not succeed

    @negative
    Scenario: Closing the app and opening it again does not unlock it
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada closes the app and opens it again
      When Ada logs in at a web shop
      Then Ada's log-in does not succeed

    @negative @assumed
    Scenario: A day later it is locked still
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And 24 hours pass for Ada
      And Ada closes the app and opens it again
      When Ada logs in at a web shop
      Then Ada's log-in does not succeed

    @invariant
    Scenario: Somebody else's app stays as it is
      Given Bo has reached "active app"
      And Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Bo logs in at a web shop
      Then Bo's log-in succeeds on Bo's phone

  @reactivate/state-temporarily-locked @A30 @A46
  Rule: A locked app says so when it is opened

    @happy
    Scenario: Right after the last wrong PIN
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada opens the app
      Then Ada can see 'temporarily locked'

    @alternative
    Scenario: Closed and opened again
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada closes the app and opens it again
      Then Ada can see 'temporarily locked'

  @reactivate/blocked-cannot-approve-1 @implied
  Rule: The right PIN does not open a locked app

    @negative
    Scenario: The right PIN after too many wrong ones
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada logs in at a web shop
      Then Ada's log-in does not succeed

    @negative
    Scenario: Nor does it a second time
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada logs in at a web shop
      When Ada logs in at a web shop
      Then Ada's log-in does not succeed

  @reactivate/blocked-cannot-approve-2 @implied
  Rule: Fingerprint or face recognition does not open a locked app

    @negative
    Scenario: The person's own finger or face
      Given Ada wants to use fingerprint or face recognition
      And Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada logs in with their own finger or face
      Then Ada's log-in does not succeed

  @reactivate/cause-wrong-pin
  Rule: Whoever has entered a wrong PIN too many times can reactivate the app

    @happy
    Scenario: From the locked app to a new PIN
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN

    @boundary
    Scenario: With more wrong PINs than the limit
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada enters a wrong PIN as often as the limit says
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN
