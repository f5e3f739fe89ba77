Feature: Step 5 – choose how the person you help wants to approve
  Ada is the person helped. Bo helps her: he sits beside her and sees her screens, but those at which the guide has him look away.

  @help-step-5/0-part-order-2 @implied
  Rule: Activating or ordering MitID comes after the scans and the creation of the user ID

    @negative
    Scenario Outline: At "<place>" nothing leads to the choice
      Given Ada has reached "<place>"
      Then Ada's screen offers neither user ID, phone number nor activation

      Examples:
        | place           |
        | Get started     |
        | the four steps  |
        | Scan the code   |
        | Scan your face  |

    @boundary
    Scenario: The identity is proved, the user ID is missing
      Given Ada has reached "the identity is proved"
      Then Ada meets "user ID" before "How do you want to approve with MitID?"

    @negative
    Scenario: The field for the user ID is left empty
      Given Ada has reached "user ID"
      When Ada empties the field for the user ID
      Then Ada does not come to "phone number"

  @help-step-5/5-choose
  Rule: After the scans and the user ID it is chosen how the person helped wants to approve with MitID

    @happy
    Scenario: The screen comes after the phone number
      Given Ada has reached "validation code"
      When Ada enters the code from the message
      Then Ada can see 'How do you want to approve with MitID?'

    @negative
    Scenario: Not without the right validation code
      Given Ada has reached "validation code"
      When Ada enters a wrong code
      Then Ada does not come to "How do you want to approve with MitID?"

  @help-step-5/5-option-this-phone @A13 @A20
  Rule: 'On this phone' activates the app on the phone just used for scanning

    @happy
    Scenario: That phone can approve
      Given Ada has reached "active app"
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @negative
    Scenario: Another phone cannot
      Given Ada has reached "active app"
      And Ada on the other device opens the app
      When Ada on the other device tries to log in without a PIN
      Then Ada on the other device's log-in does not succeed

    @negative
    Scenario: Nothing is activated before it is chosen
      Given Ada has reached "How do you want to approve with MitID?"
      Then Ada does not come to "temporary PIN code" without having chosen
      And Ada has had 1 message

  @help-step-5/5-option-other-device @A13
  Rule: 'App on another phone/tablet' activates an app on a phone or tablet other than the scanning phone

    @happy
    Scenario: The other phone can approve
      Given Ada has reached "the QR code"
      When Ada on the other device goes all the way to "active copy"
      Then Ada can approve a log-in for Ada on the other device

    @negative
    Scenario: The phone that scanned the passport cannot
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      When Ada tries to log in without a PIN
      Then Ada's log-in does not succeed

  @help-step-5/5-option-other-device-extra @A45
  Rule: The other-device option can serve to add an extra app, e.g. on a tablet

    @alternative
    Scenario: An app on the phone and an extra one on a tablet
      Given Ada on the other device uses a tablet
      And Ada has reached "the QR code"
      Then Ada on the other device gets an app that works
      When Ada also activates the app on their own phone
      Then Ada can approve a log-in for Ada
      And Ada can approve a log-in for Ada on the other device

  @help-step-5/5-option-code-token-1 @A13 @A46
  Rule: 'Code display, audio code reader or chip' leads to ordering or activating a code display

    @happy
    Scenario: The code display is among the choices
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada chooses 'Code display, audio code reader or chip' and goes on
      Then Ada can scroll to 'Choose code display'

  @help-step-5/5-option-code-token-2 @A13 @A46
  Rule: 'Code display, audio code reader or chip' leads to ordering or activating an audio code reader

    @happy
    Scenario: The audio code reader is among the choices
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada chooses 'Code display, audio code reader or chip' and goes on
      Then Ada can scroll to 'choose audio code reader'

  @help-step-5/5-option-code-token-3 @A13 @A22
  Rule: 'Code display, audio code reader or chip' leads to ordering or activating a chip

    @happy
    Scenario: The chip is among the choices
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada chooses 'Code display, audio code reader or chip' and goes on
      Then Ada can scroll to 'choose chip'

  @help-step-5/5-no-see-user-id-2 @assumed @A19
  Rule: The app shows the user ID on no screen but those where the guide has the helper look away

    @privacy
    Scenario: On this phone, from the first screen to a log-in
      Given Bo helps Ada
      When Ada goes all the way to "active app"
      And Ada logs in at a web shop
      Then Bo has not seen Ada's user ID

    @privacy
    Scenario: On another device
      Given Bo helps Ada
      And Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      When Ada on the other device logs in at a web shop
      Then Bo has not seen Ada's user ID

    @negative
    Scenario: Bo gives the wrong codes, and no message to Ada tells him
      Given Bo helps Ada
      And Ada has reached "temporary PIN code"
      When Ada enters a wrong temporary PIN
      And Ada goes one step back
      Then Bo has not seen Ada's user ID

    @negative
    Scenario: Nothing comes to Bo's own phone
      Given Bo has reached "active app"
      And Bo helps Ada
      When Ada goes all the way to "active app"
      And a web shop asks Ada to log in
      Then Bo has not seen Ada's user ID

  @help-step-5/5-no-see-codes-2 @assumed @A19
  Rule: The app does not show a personal PIN or a password in the clear

    @privacy
    Scenario: While it is made up
      Given Bo helps Ada
      When Ada goes all the way to "active app"
      Then Bo has not seen Ada's personal PIN
      And Ada's personal PIN stands neither on the screen nor in log, storage, SMS, post or notification

    @privacy
    Scenario: While it is used
      Given Ada has reached "active app"
      When Ada logs in at a web shop
      Then Ada's personal PIN stands neither on the screen nor in log, storage, SMS, post or notification

    @privacy
    Scenario: On another device
      Given Ada has reached "the QR code"
      When Ada on the other device goes all the way to "active copy"
      Then Ada's personal PIN stands neither on the screen nor in log, storage, SMS, post or notification

    @negative
    Scenario: A wrong one is not shown either
      Given Ada has reached "active app"
      When Ada tries to log in with a wrong PIN
      Then Ada's fields have shown no digit of the PIN

    @negative
    Scenario: No code for Ada comes to Bo's phone
      Given Bo has reached "active app"
      And Bo helps Ada
      When Ada goes all the way to "active app"
      Then no code for Ada has come to Bo
      And Bo has not seen Ada's personal PIN
