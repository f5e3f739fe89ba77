Feature: Step 5 – help to activate the MitID app on this phone

  @help-step-5/5.1.1
  Rule: Choosing 'On this phone' on 'How do you want to approve with MitID?' starts activation on this phone

    @happy
    Scenario: It is chosen
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada chooses 'On this phone' and goes on
      Then Ada comes to "temporary PIN code"

  @help-step-5/5.1.2a1
  Rule: Once this phone has been chosen, a temporary PIN code is sent by SMS

    @happy
    Scenario: The code comes
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada chooses 'On this phone' and goes on
      Then Ada gets a message with a code

  @help-step-5/5.1.2a2 @implied
  Rule: The SMS with the temporary PIN code goes to the number of the person helped

    @negative
    Scenario: Nobody else gets it
      Given Bo has reached "How do you want to approve with MitID?"
      And Ada has reached "temporary PIN code"
      Then Bo has had 1 message
      And Ada has had 2 messages

    @negative
    Scenario: Whoever linked a number last does not get it
      Given Ada has reached "How do you want to approve with MitID?"
      And Bo has reached "How do you want to approve with MitID?"
      When Ada goes all the way to "temporary PIN code"
      Then Bo has had 1 message
      And Ada has had 2 messages

  @help-step-5/5.1.2b1
  Rule: The temporary PIN code from the SMS is entered

    @happy
    Scenario: The field is there
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada chooses 'On this phone' and goes on
      Then Ada is asked for "temporary PIN code"

  @help-step-5/5.1.2b2 @implied
  Rule: A wrong temporary PIN code is refused

    @negative
    Scenario: A wrong code
      Given Ada has reached "temporary PIN code"
      When Ada enters a wrong temporary PIN
      Then Ada does not come to "personal PIN code"

    @boundary
    Scenario: Only the last digit is wrong
      Given Ada has reached "temporary PIN code"
      When Ada enters the temporary PIN with the last digit changed
      Then Ada does not come to "personal PIN code"

    @negative
    Scenario: Whoever knows the codes of others does not know Ada's
      Given Bo has reached "temporary PIN code"
      And Mallory has reached "temporary PIN code"
      And Ada has reached "temporary PIN code"
      Then the newest codes of Bo, Mallory and Ada do not follow from one another

    @boundary
    Scenario Outline: A code that is <changed>
      Given Ada has reached "temporary PIN code"
      When Ada enters a temporary PIN that is "<changed>"
      Then Ada does not come to "personal PIN code"

      Examples:
        | changed             |
        | empty               |
        | one digit too short |
        | far too long        |
        | a piece of a query  |
        | a star              |

    @negative
    Scenario: Bo's temporary PIN code
      Given Bo has reached "temporary PIN code"
      And Ada has reached "temporary PIN code"
      When Ada enters Bo's temporary PIN
      Then Ada does not come to "personal PIN code"

    @negative @implied @A44
    Scenario: The validation code is no temporary PIN code
      Given Ada has reached "temporary PIN code"
      When Ada enters their validation code as temporary PIN
      Then Ada does not come to "personal PIN code"

    @boundary @assumed @A03
    Scenario: 30 minutes have passed
      Given Ada has reached "temporary PIN code"
      When 1 second more pass than a temporary PIN lives for Ada
      And Ada enters the temporary PIN
      Then Ada does not come to "personal PIN code"

    @boundary @assumed @A03
    Scenario: Neither a wrong code nor a look at another app makes the 30 minutes longer
      Given Ada has reached "temporary PIN code"
      When 20 seconds less pass than a temporary PIN lives for Ada
      And Ada switches to another app and back
      And Ada enters a wrong temporary PIN
      And 30 seconds pass for Ada
      And Ada enters the temporary PIN
      Then Ada does not come to "personal PIN code"

    @boundary @assumed @A03
    Scenario: 30 minutes have almost passed
      Given Ada has reached "temporary PIN code"
      When 10 seconds less pass than a temporary PIN lives for Ada
      And Ada enters the temporary PIN
      Then Ada comes to "personal PIN code"

    @alternative
    Scenario: The right one after a wrong one
      Given Ada has reached "temporary PIN code"
      When Ada enters a wrong temporary PIN
      And Ada enters the temporary PIN
      Then Ada comes to "personal PIN code"

  @help-step-5/5.1.3a2 @assumed
  Rule: The digits of the personal PIN code are masked as they are entered

    @privacy
    Scenario: Both entries
      Given Ada has reached "personal PIN code"
      When Ada sets their personal PIN
      Then Ada's fields have shown no digit of the PIN

    @boundary
    Scenario: The first entry alone
      Given Ada has reached "personal PIN code"
      When Ada enters their personal PIN only once
      Then Ada's fields have shown no digit of the PIN

    @negative
    Scenario: Two entries that differ are not shown to tell them apart
      Given Ada has reached "personal PIN code"
      When Ada enters two different personal PINs
      Then Ada's fields have shown no digit of the PIN

  @help-step-5/5.1.3b
  Rule: The person helped selects and enters a personal PIN code of their own

    @happy
    Scenario: The PIN code that was made up opens the app afterwards
      Given Ada has reached "active app"
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @negative
    Scenario: The temporary PIN code does not become the personal one
      Given Ada has reached "active app"
      When Ada tries to log in with the temporary PIN
      Then Ada's log-in does not succeed

    @negative @A17
    Scenario: Two different entries
      Given Ada has reached "personal PIN code"
      When Ada enters two different personal PINs
      Then Ada does not come to "fingerprint or face recognition"

    @boundary
    Scenario: A PIN code that is one digit too short
      Given Ada has reached "personal PIN code"
      When Ada wants a personal PIN that is "one digit too short"
      Then Ada does not come to "fingerprint or face recognition"

  @help-step-5/5.1.3c @A17
  Rule: The personal PIN is entered twice

    @happy
    Scenario: Twice
      Given Ada has reached "personal PIN code"
      When Ada sets their personal PIN
      Then Ada comes to "fingerprint or face recognition"

    @boundary
    Scenario: Once is not enough
      Given Ada has reached "personal PIN code"
      When Ada enters their personal PIN only once
      Then Ada does not come to "fingerprint or face recognition"

  @help-step-5/5.1.3d1 @implied
  Rule: Two entries that differ do not set a PIN code

    @boundary
    Scenario Outline: They differ in the <which> digit
      Given Ada has reached "personal PIN code"
      When Ada enters two personal PINs that differ in the <which> digit
      Then Ada does not come to "fingerprint or face recognition"

      Examples:
        | which |
        | first |
        | third |
        | last  |

  @help-step-5/5.1.3d2 @assumed
  Rule: After two entries that differ the person can try again

    @alternative
    Scenario: The second try
      Given Ada has reached "personal PIN code"
      When Ada enters two different personal PINs
      Then Ada is asked for "personal PIN code"
      When Ada sets their personal PIN
      Then Ada comes to "fingerprint or face recognition"

    @negative
    Scenario: A second try that fails as well
      Given Ada has reached "personal PIN code"
      When Ada enters two different personal PINs
      And Ada enters two different personal PINs
      Then Ada is asked for "personal PIN code"
      When Ada sets their personal PIN
      Then Ada comes to "fingerprint or face recognition"

  @help-step-5/5.1.3e @A18
  Rule: The personal PIN is used each time something is approved with the MitID app

    @negative
    Scenario: Without a PIN code nothing can be approved
      Given Ada has reached "active app"
      When Ada tries to log in without a PIN
      Then Ada's log-in does not succeed

    @negative
    Scenario: With a wrong PIN code nothing can be approved
      Given Ada has reached "active app"
      When Ada tries to log in with a wrong PIN
      Then Ada's log-in does not succeed

    @boundary
    Scenario: Without the last digit nothing can be approved
      Given Ada has reached "active app"
      When Ada tries to log in with a PIN that lacks a digit
      Then Ada's log-in does not succeed

    @negative
    Scenario: The second time it is asked for again
      Given Ada has reached "active app"
      When Ada logs in at a web shop
      And Ada tries to log in without a PIN
      Then Ada's log-in does not succeed

    @boundary
    Scenario: One wrong PIN code less than the limit
      Given Ada has reached "active app"
      When Ada enters a wrong PIN once less than the limit
      And Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

  @help-step-5/5.1.4a
  Rule: The person can choose to use fingerprint, Touch ID or Face ID

    @happy
    Scenario: The offer comes on a phone that can
      Given Ada has reached "personal PIN code"
      When Ada sets their personal PIN
      Then Ada comes to "fingerprint or face recognition"

  @help-step-5/5.1.4b @implied
  Rule: The person can go on without biometrics

    @alternative
    Scenario: The person says no
      Given Ada has reached "active app"
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @alternative
    Scenario: The phone has neither
      Given Ada's phone has neither fingerprint reader nor face recognition
      And Ada has reached "active app"
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

  @help-step-5/5.1.5 @A16
  Rule: Before activation ends the person is to accept notifications in order to receive important messages about MitID

    @happy
    Scenario: It is asked before the app is active
      Given Ada has reached "active app"
      Then Ada has been asked about notifications

  @help-step-5/5.1.6a @A17
  Rule: The last step of activation on this phone shows the user ID in the app

    @happy
    Scenario: It can be read
      Given Ada has reached "notifications"
      When Ada goes all the way to "the last step"
      Then Ada can read their user ID

    @boundary
    Scenario: For the person who has just been helped, not for the helper who was activated before
      Given Bo has reached "active app"
      When Ada goes all the way to "the last step"
      Then Ada can read their user ID

  @help-step-5/5.1.7a @A17
  Rule: Pressing 'Next' on the last step finishes the activation

    @happy
    Scenario: It is pressed
      Given Ada has reached "the last step"
      When Ada presses 'Next'
      Then Ada is past the last step

  @help-step-5/5.1.7b1
  Rule: After 'Next' the MitID app is activated

    @happy
    Scenario: A log-in is approved
      Given Ada has reached "the last step"
      When Ada presses 'Next'
      And Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @negative
    Scenario: Not with the temporary PIN code
      Given Ada has reached "the last step"
      When Ada presses 'Next'
      And Ada tries to log in with the temporary PIN
      Then Ada's log-in does not succeed

  @help-step-5/5.1.7b2 @assumed
  Rule: Before 'Next' the MitID app is not yet activated

    @boundary
    Scenario Outline: At "<place>" nothing can be approved
      Given Ada has reached "<place>"
      When Ada logs in at a web shop
      Then Ada's log-in does not succeed

      Examples:
        | place              |
        | temporary PIN code |
        | notifications      |
        | the last step      |

  @journey
  Scenario: From no MitID to one that works, in English
    When Ada goes all the way to "the last step"
    And Ada presses 'Next'
    And Ada logs in at a web shop
    Then Ada's log-in succeeds on Ada's phone
