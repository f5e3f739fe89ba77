Feature: Losing a phone with and without a spare MitID
  A phone that is lost is in nobody's hands; the app on it is closed, and nobody has told anybody.

  @spare/spare-survives-loss
  Rule: With a spare authenticator the person can still use MitID after losing the phone or tablet with the app

    @happy
    Scenario: The phone is lost, the spare app approves
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      And Ada also activates the app on their own phone
      When Ada loses the phone
      Then Ada can approve a log-in for Ada on the other device

    @alternative
    Scenario: The spare is lost, the phone approves
      Given Ada on the other device uses a tablet
      And Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      And Ada also activates the app on their own phone
      When Ada on the other device loses the phone
      Then Ada can approve a log-in for Ada

  @spare/spare-survives-early-delete
  Rule: With a spare, a person who deletes the old app before activating the new one can still use MitID

    @happy
    Scenario: The old app is deleted, the spare app approves
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      And Ada also activates the app on their own phone
      When Ada deletes the app
      Then Ada can approve a log-in for Ada on the other device

  @spare/no-spare-app-lost
  Rule: A person who loses the phone with their only app cannot use MitID

    @negative
    Scenario: The user ID alone does not log in
      Given Ada has reached "active app"
      When Ada loses the phone
      And Ada tries to log in with nothing but the user ID
      Then Ada's log-in does not succeed

    @negative
    Scenario: Another phone with the app does not log in
      Given Ada has reached "active app"
      And Ada on the other device opens the app
      When Ada loses the phone
      And Ada on the other device logs in at a web shop
      Then Ada on the other device's log-in does not succeed

  @spare/no-spare-early-delete
  Rule: A person who deletes the only app before activating the new one cannot use MitID

    @negative
    Scenario: The user ID alone does not log in
      Given Ada has reached "active app"
      When Ada deletes the app
      And Ada tries to log in with nothing but the user ID
      Then Ada's log-in does not succeed

    @negative
    Scenario: Installed again, the app knows nobody
      Given Ada has reached "active app"
      When Ada deletes the app
      And Ada logs in at a web shop
      Then Ada's log-in does not succeed

    @negative
    Scenario: A new phone with the app knows nobody
      Given Ada has reached "active app"
      When Ada deletes the app
      And Ada on the other device logs in at a web shop
      Then Ada on the other device's log-in does not succeed

  @spare/app-then-another-app
  Rule: A person with the app can get another app as a spare

    @happy
    Scenario: A spare app on an old phone
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      When Ada has a new QR code shown
      Then Ada on the third device gets an app that works

    @alternative
    Scenario: The phone that shows the code has an app that works
      Given Ada has reached "active app"
      And Ada has reached "How do you want to approve with MitID?"
      When Ada chooses 'App on another phone/tablet' and goes on
      And Ada has a new QR code shown
      Then Ada on the other device gets an app that works
