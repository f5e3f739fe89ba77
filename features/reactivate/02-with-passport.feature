Feature: Reactivate the app with the passport

  @reactivate/with-passport
  Rule: The app can be reactivated with a passport

    @happy
    Scenario: A locked app works again
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada reactivates the app with the passport and makes a new PIN
      And Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

  @reactivate/cause-forgotten-pin
  Rule: Whoever has forgotten the PIN can reactivate the app likewise

    @happy
    Scenario: Without a single wrong PIN
      Given Ada has reached "active app"
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN

    @alternative
    Scenario: The new PIN opens the app
      Given Ada has reached "active app"
      When Ada reactivates the app with the passport and makes a new PIN
      And Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

  @reactivate/verify-who-you-are @A31
  Rule: A locked app is reactivated by proving who one is

    @happy
    Scenario: Passport and face are scanned anew
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN
      And Ada has scanned passport and face anew

    @negative
    Scenario: Without the passport
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada puts the passport away
      When Ada tries to reactivate the app with the passport
      Then Ada cannot make a new PIN

  @reactivate/same-person-1 @implied @A31
  Rule: Somebody else's passport does not reactivate the app

    @negative
    Scenario: Mallory scans her own passport and her own face
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada uses Mallory's passport
      And the camera sees Mallory's face for Ada
      When Ada tries to reactivate the app with the passport
      Then Ada cannot make a new PIN

    @negative
    Scenario: Nor does it where the PIN was forgotten
      Given Ada has reached "active app"
      And Ada uses Mallory's passport
      And the camera sees Mallory's face for Ada
      When Ada tries to reactivate the app with the passport
      Then Ada cannot make a new PIN

    @alternative
    Scenario: The right passport afterwards does
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada uses Mallory's passport
      And Ada tries to reactivate the app with the passport
      And Ada closes the app and opens it again
      And Ada uses Ada's passport
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN

  @reactivate/same-person-2 @implied @A31
  Rule: Another face than the holder's does not reactivate the app

    @negative
    Scenario: Ada's passport and Mallory's face
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And the camera sees Mallory's face for Ada
      When Ada tries to reactivate the app with the passport
      Then Ada cannot make a new PIN

    @negative
    Scenario: Nobody before the camera
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And the camera sees "darkness" for Ada
      When Ada tries to reactivate the app with the passport
      Then Ada cannot make a new PIN

  @reactivate/new-pin
  Rule: After the proof the person makes a new PIN

    @happy
    Scenario: A new PIN is asked for
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN

    @negative
    Scenario: The PIN is not made before the proof
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada opens the app
      Then Ada is not asked for a PIN

  @reactivate/usable-again-1
  Rule: With the new PIN the app can be used again

    @happy
    Scenario: A log-in after a lock
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada reactivates the app with the passport and makes a new PIN
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @boundary
    Scenario: All wrong PINs are forgotten: as many as before are allowed again
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada reactivates the app with the passport and makes a new PIN
      And Ada enters a wrong PIN once less than the limit
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @alternative
    Scenario: Closed and opened again
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada reactivates the app with the passport and makes a new PIN
      And Ada closes the app and opens it again
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

  @reactivate/usable-again-2 @implied
  Rule: The old PIN is dead

    @negative
    Scenario: The old PIN after a lock
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada reactivates the app with the passport and makes a new PIN
      When Ada tries to log in with the old PIN
      Then Ada's log-in does not succeed

    @negative
    Scenario: The old PIN after it was forgotten
      Given Ada has reached "active app"
      And Ada reactivates the app with the passport and makes a new PIN
      When Ada tries to log in with the old PIN
      Then Ada's log-in does not succeed

  @reactivate/keeps-user-1 @implied @A31
  Rule: The person's user stays, and no second one arises

    @invariant
    Scenario: The user ID is the same and belongs to the same person
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada reactivates the app with the passport and makes a new PIN
      Then that user ID still belongs to Ada

  @reactivate/keeps-user-2 @implied @A31
  Rule: No further app becomes active

    @boundary
    Scenario: With three active apps one can be reactivated, and all three work
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      And Ada has a new QR code shown
      And Ada on the third device goes all the way to "active copy"
      And Ada also activates the app on their own phone
      And Ada enters a wrong PIN as often as the limit says
      When Ada reactivates the app with the passport and makes a new PIN
      Then Ada can approve a log-in for Ada
      And Ada can approve a log-in for Ada on the other device
      And Ada can approve a log-in for Ada on the third device

    @invariant
    Scenario: A PIN that was forgotten twice leaves one app and one user
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada reactivates the app with the passport and makes a new PIN
      And Ada reactivates the app with the passport and makes a new PIN
      Then what always holds has held

    @invariant
    Scenario: The person's other app keeps its PIN
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      And Ada on the other device enters a wrong PIN as often as the limit says
      And Ada also activates the app on their own phone
      When Ada on the other device reactivates the app with the passport and makes a new PIN
      Then Ada can approve a log-in for Ada

  @reactivate/phone-reads-chip @A47
  Rule: The phone must be able to scan a chip

    @negative
    Scenario: A device without a chip reader does not lead to a new PIN
      Given Ada on the other device's device has no chip reader
      And Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      And Ada on the other device enters a wrong PIN as often as the limit says
      When Ada on the other device tries to reactivate the app with the passport
      Then Ada on the other device cannot make a new PIN
