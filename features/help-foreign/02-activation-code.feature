Feature: An app on another device by activation code
  Bo's phone shows Ada her user ID and a code. Nothing of it stays there.

  @help-foreign/a1 @implied @A14
  Rule: 'Select app' leads to 'Activate MitID app on another phone/tablet'

    @happy
    Scenario: It is pressed
      Given Ada is from abroad and has a P code
      And Ada has reached "What do you want to activate/order?"
      When Ada presses 'Select app'
      Then Ada can see 'Activate MitID app on another phone/tablet'

  @help-foreign/a2 @implied @A12
  Rule: 'Get an activation code' gives an activation code

    @happy
    Scenario: It stands on the screen
      Given Ada is from abroad and has a P code
      And Ada has reached "Activate MitID app on another phone/tablet"
      When Ada presses 'Get an activation code'
      Then Ada comes to "user ID and activation code"

    @negative
    Scenario: No code is there before it is asked for
      Given Ada is from abroad and has a P code
      And Ada has reached "Activate MitID app on another phone/tablet"
      Then neither Ada's user ID nor the activation code stands on Ada's screen

  @help-foreign/a3a-shows-both
  Rule: User ID and activation code are shown together

    @happy
    Scenario: Ada's own, on Bo's phone
      Given Bo has reached "active app"
      And Ada is from abroad and has a P code
      And Ada uses Bo's phone
      And Ada has reached "Activate MitID app on another phone/tablet"
      When Ada presses 'Get an activation code'
      Then Ada's user ID and an activation code stand on Ada's screen

  @help-foreign/a3c-both-needed @implied @A37
  Rule: Both are needed on the other device

    @negative
    Scenario: The code alone
      Given Ada is from abroad and has a P code
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device enters the activation code without a user ID
      Then Ada on the other device cannot make a PIN of their own

    @negative
    Scenario: The user ID alone
      Given Ada is from abroad and has a P code
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device enters their user ID without an activation code
      Then Ada on the other device cannot make a PIN of their own

    @negative
    Scenario: Somebody else's user ID
      Given Bo has reached "active app"
      And Ada is from abroad and has a P code
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device enters Bo's user ID and Ada's activation code
      Then Ada on the other device cannot make a PIN of their own

    @boundary
    Scenario Outline: A user ID that is <strange>
      Given Ada is from abroad and has a P code
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device enters the activation code and a user ID that is "<strange>"
      Then Ada on the other device cannot make a PIN of their own

      Examples:
        | strange                             |
        | empty                               |
        | nothing but spaces                  |
        | nothing but zero-width characters   |
        | written from right to left          |
        | written with letters that look alike |
        | ten digits                          |
        | far too long                        |
        | a piece of a query                  |
        | a piece of a page                   |
        | a star                              |

    @privacy
    Scenario: Nobody learns who has MitID
      Given Bo has reached "active app"
      And Mallory has reached "entry of the activation code"
      Then Mallory gets the same answer for Bo's user ID as for one that nobody has

  @help-foreign/a4a-write-down-2 @implied @A37
  Rule: The code still works once the screen is closed

    @happy
    Scenario: Closed with the X, entered at once
      Given Ada is from abroad and has a P code
      And Ada has reached "user ID and activation code"
      When Ada writes the code down and presses 'X'
      And Ada on the other device has reached "entry of the activation code"
      And Ada on the other device enters their user ID and the activation code
      Then Ada on the other device can make a PIN of their own

    @boundary
    Scenario: Entered when its time is nearly over
      Given Ada is from abroad and has a P code
      And Ada has reached "user ID and activation code"
      When Ada writes the code down and presses 'X'
      And 1 minute less pass than an activation code lives for Ada
      And Ada on the other device has reached "entry of the activation code"
      And Ada on the other device enters their user ID and the activation code
      Then Ada on the other device can make a PIN of their own

  @help-foreign/a4b-x-removes
  Rule: The X removes user ID and code from the phone

    @privacy
    Scenario: They are gone
      Given Ada is from abroad and has a P code
      And Ada uses Bo's phone
      And Ada has reached "user ID and activation code"
      When Ada writes the code down and presses 'X'
      Then neither Ada's user ID nor the activation code stands on Ada's screen

    @negative
    Scenario: Going back does not bring them back
      Given Ada is from abroad and has a P code
      And Ada uses Bo's phone
      And Ada has reached "user ID and activation code"
      When Ada writes the code down and presses 'X'
      And Ada goes one step back
      Then neither Ada's user ID nor the activation code stands on Ada's screen

    @negative
    Scenario: Another app and back does not bring them back
      Given Ada is from abroad and has a P code
      And Ada uses Bo's phone
      And Ada has reached "user ID and activation code"
      When Ada writes the code down and presses 'X'
      And Ada switches to another app and back
      Then neither Ada's user ID nor the activation code stands on Ada's screen

    @negative
    Scenario: Nor does opening the app anew
      Given Ada is from abroad and has a P code
      And Ada uses Bo's phone
      And Ada has reached "user ID and activation code"
      When Ada writes the code down and presses 'X'
      And Ada closes the app and opens it again
      Then neither Ada's user ID nor the activation code stands on Ada's screen

  @help-foreign/a4c-nothing-saved
  Rule: Nothing is saved on the helper's phone

    @privacy
    Scenario: Neither in storage nor in the log
      Given Bo has reached "active app"
      And Ada is from abroad and has a P code
      And Ada uses Bo's phone
      And Ada has reached "user ID and activation code"
      When Ada writes the code down and presses 'X'
      Then nothing of Ada is left on Bo's phone

    @privacy
    Scenario: Nor when the app is closed without the X
      Given Ada is from abroad and has a P code
      And Ada uses Bo's phone
      And Ada has reached "user ID and activation code"
      When Ada closes the app and opens it again
      Then nothing of Ada is left on Bo's phone

  @help-foreign/a6b-activate-with-code @A37
  Rule: The app on the other device can be activated with the code

    @happy
    Scenario: It approves a log-in
      Given Ada is from abroad and has a P code
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device activates the app with their user ID and the activation code
      Then Ada can approve a log-in for Ada on the other device
