Feature: A spare app on an old phone or tablet, by activation code
  Ada has MitID on her phone. A scan of her passport there gives her a code for another device.

  @spare/old-phone-or-tablet-1
  Rule: The spare app can be kept on a tablet

    @alternative
    Scenario: A tablet
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada on the other device has a tablet
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device activates the app with their user ID and the activation code
      Then Ada can approve a log-in for Ada on the other device

  @spare/old-phone-or-tablet-2
  Rule: The spare app can be kept on an old phone

    @alternative
    Scenario: One that cannot read chips
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada on the other device's device has no chip reader
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device activates the app with their user ID and the activation code
      Then Ada can approve a log-in for Ada on the other device

  @spare/activation-code-needed-1 @A12 @A37
  Rule: An activation code is needed to activate the spare app

    @negative
    Scenario: The user ID alone does not do
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device enters their user ID without an activation code
      Then Ada on the other device cannot make a PIN of their own

    @boundary
    Scenario: Nor does a code whose time is over
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      When 1 minute more pass than an activation code lives for Ada
      And Ada on the other device has reached "entry of the activation code"
      And Ada on the other device enters their user ID and the activation code
      Then Ada on the other device cannot make a PIN of their own

  @spare/activation-code-needed-2
  Rule: The spare app cannot be used before it is activated

    @negative
    Scenario: Left where the code is asked for
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      Then Ada on the other device cannot approve a log-in without a PIN

    @negative
    Scenario: Left where the PIN is made up
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device enters their user ID and the activation code
      Then Ada on the other device cannot approve a log-in without a PIN

  @spare/code-by-scan-1
  Rule: A scan of the passport gives a code

    @happy
    Scenario: A Danish passport
      Given Ada has reached "active app"
      When Ada tries to get as far as "user ID and activation code"
      Then Ada's user ID and an activation code stand on Ada's screen

    @alternative
    Scenario: A way that was broken off and begun anew
      Given Ada has reached "Read chip"
      When Ada closes the app and begins anew
      And Ada tries to get as far as "user ID and activation code"
      Then Ada's user ID and an activation code stand on Ada's screen

    @negative
    Scenario: An expired passport gives none
      Given Ada has a passport that expires "yesterday"
      When Ada tries to get as far as "user ID and activation code"
      Then Ada does not come to "user ID and activation code"

  @spare/code-by-scan-2 @A27
  Rule: A scan of an international ID card gives a code

    @happy
    Scenario: A card from Sweden
      Given Ada is from abroad and has a P code
      And Ada has an ID card of the format "TD1"
      When Ada tries to get as far as "user ID and activation code"
      Then Ada's user ID and an activation code stand on Ada's screen

  @spare/menu-top-left @A15
  Rule: The current app has a menu

    @happy
    Scenario: It is there once the app is open
      Given Ada has reached "active app"
      When Ada opens the app with the PIN
      And Ada presses 'the menu'
      Then Ada can see 'Activate MitID'

  @spare/menu-activate-mitid @A15
  Rule: The menu has 'Activate MitID'

    @happy
    Scenario: Although MitID is active already
      Given Ada has reached "active app"
      When Ada opens the app with the PIN
      And Ada presses 'the menu'
      Then Ada can press 'Activate MitID'

  @spare/passport-preselected @A15
  Rule: 'Passport/ID card' is selected already on 'How will you proceed'

    @happy
    Scenario: Nothing has been chosen
      Given Ada has reached "active app"
      And Ada has reached "Passport/ID card"
      Then 'Passport/ID card' is selected for Ada beforehand

  @spare/proceed-next @implied
  Rule: 'Next' goes on with what is selected

    @happy
    Scenario: Nothing is chosen, and it goes on
      Given Ada has reached "active app"
      And Ada has reached "Passport/ID card"
      When Ada presses 'Next'
      Then Ada no longer sees 'Passport/ID card'

  @spare/terms-accepted @A25
  Rule: The terms and conditions are to be accepted

    @happy
    Scenario: Although they were accepted once before
      Given Ada has reached "active app"
      And Ada has reached "Passport/ID card"
      When Ada presses 'Next'
      Then Ada meets "Terms and Conditions" before "where the passport is from"

  @spare/privacy-policy-read @implied @A25
  Rule: The privacy policy can be read

    @happy
    Scenario: It follows the terms
      Given Ada has reached "active app"
      And Ada has reached "Terms and Conditions"
      When Ada goes on to "Privacy Policy"
      Then Ada can see 'Privacy Policy'

  @spare/choose-passport-origin
  Rule: The person chooses where the passport is from

    @happy
    Scenario: The choice is there
      Given Ada has reached "active app"
      And Ada has reached "Privacy Policy"
      When Ada goes on to "where the passport is from"
      Then Ada can choose where the passport is from

  @spare/p-code-without-cpr @A10
  Rule: Who has no CPR number enters a P code

    @alternative
    Scenario: It is taken
      Given Ada is from abroad and has a P code
      And Ada has reached "CPR number or P code"
      Then Ada's identity is proved

    @negative
    Scenario: Without one there is no code
      Given Ada is from abroad and has neither CPR number nor P code
      When Ada tries to get as far as "user ID and activation code"
      Then Ada does not come to "user ID and activation code"

  @spare/no-p-code-with-cpr @implied @A10
  Rule: Who has a CPR number goes on without a P code

    @alternative
    Scenario: The CPR number is enough
      Given Ada is from abroad and has a CPR number
      Then Ada's identity is proved

  @spare/two-document-scans-1
  Rule: The document is scanned in two ways

    @happy
    Scenario: The code by the camera, then the chip
      Given Ada has reached "where the passport is from"
      Then Ada meets "Scan the code" before "Read chip"
      When Ada tries to prove who they are
      Then the app has read personal data, portrait and signature in the chip

  @spare/two-document-scans-2 @implied
  Rule: One of the two scans is not enough

    @negative
    Scenario: The chip is missing
      Given Ada has reached "Read chip"
      And Ada puts the passport away
      When Ada tries to prove who they are
      Then Ada's identity is not proved

    @negative
    Scenario: The code is missing
      Given Ada has reached "Scan the code"
      And the camera sees "another page of the passport" for Ada
      When Ada tries to prove who they are
      Then Ada's identity is not proved

  @spare/face-against-document-photo-1
  Rule: The face is scanned and compared with the photo in the document

    @happy
    Scenario: After the chip
      Given Ada has reached "Read chip"
      When Ada reads the chip
      Then Ada meets "Scan your face" before "user ID"

  @spare/face-against-document-photo-2 @implied
  Rule: A face that does not match the photo is refused

    @negative
    Scenario: Mallory's face, with Ada's passport in Ada's app
      Given Ada has reached "active app"
      And Ada has reached "Scan your face"
      And the camera sees Mallory's face for Ada
      When Ada tries to get as far as "user ID and activation code"
      Then Ada does not come to "user ID and activation code"

  @spare/same-person-as-user @implied
  Rule: The code is for whoever was scanned

    @negative
    Scenario: Ada is scanned on Bo's phone
      Given Bo has reached "active app"
      And Ada has reached "active app"
      And Ada on the other device uses Bo's phone
      When Ada on the other device goes all the way to "user ID and activation code"
      Then Ada's user ID and an activation code stand on Ada on the other device's screen

    @negative
    Scenario: It does not activate an app of Bo's
      Given Bo has reached "active app"
      And Ada has reached "active app"
      And Ada on the other device uses Bo's phone
      And Ada on the other device has reached "user ID and activation code"
      And Bo on the other device has reached "entry of the activation code"
      When Bo on the other device enters Bo's user ID and Ada's activation code
      Then Bo on the other device cannot make a PIN of their own

  @spare/other-options @implied @A13
  Rule: 'Other options' leads to 'What do you want to activate/order?'

    @happy
    Scenario: It is pressed
      Given Ada has reached "active app"
      And Ada has reached "How do you want to approve with MitID?"
      When Ada presses 'Other options'
      Then Ada comes to "What do you want to activate/order?"

  @spare/select-app @implied @A14
  Rule: 'Select app' leads on to 'Get an activation code'

    @happy
    Scenario: It is pressed
      Given Ada has reached "active app"
      And Ada has reached "What do you want to activate/order?"
      When Ada presses 'Select app'
      Then Ada can press 'Get an activation code'

  @spare/get-activation-code @implied @A12
  Rule: 'Get an activation code' gives a code

    @happy
    Scenario: It is pressed
      Given Ada has reached "active app"
      And Ada has reached "Activate MitID app on another phone/tablet"
      When Ada presses 'Get an activation code'
      Then Ada comes to "user ID and activation code"

  @spare/write-down-code-1 @A37
  Rule: The code is displayed along with the user ID

    @happy
    Scenario: Both can be read
      Given Ada has reached "active app"
      And Ada has reached "Activate MitID app on another phone/tablet"
      When Ada presses 'Get an activation code'
      Then Ada's user ID and an activation code stand on Ada's screen

  @spare/user-id-kept @implied @A11
  Rule: No new user ID is created

    @negative
    Scenario: None is asked for
      Given Ada has reached "active app"
      And Ada has reached "Scan your face"
      When Ada tries to get as far as "user ID"
      Then Ada does not come to "user ID"

    @invariant
    Scenario: Whoever has broken off after the user ID and begun anew is one user
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada closes the app and begins anew
      And Ada has reached "How do you want to approve with MitID?"
      Then what always holds has held

    @invariant
    Scenario: The spare app answers to the user ID that Ada had
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device activates the app with their user ID and the activation code
      Then Ada can approve a log-in for Ada on the other device

  @spare/spare-open-menu @A15
  Rule: The new app has the menu

    @happy
    Scenario: Before anything is activated
      When Ada opens the app
      And Ada presses 'the menu'
      Then Ada can see 'Activate MitID'

  @spare/spare-menu-activate @implied
  Rule: 'Activate MitID' leads to the choice of how to proceed

    @happy
    Scenario: In a new app
      When Ada opens the app
      And Ada presses 'the menu'
      And Ada presses 'Activate MitID'
      Then Ada can see 'Passport/ID card'

  @spare/option-activation-code @A15
  Rule: 'Activation code' can be selected

    @happy
    Scenario: In a new app
      When Ada opens the app
      And Ada presses 'the menu'
      And Ada presses 'Activate MitID'
      Then Ada can choose the option 'Activation code'

  @spare/finish-by-instructions-1 @A37
  Rule: Following the instructions activates the spare app

    @happy
    Scenario: The spare app approves a log-in
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device activates the app with their user ID and the activation code
      Then Ada can approve a log-in for Ada on the other device

    @boundary
    Scenario: With a code whose time is nearly over
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      When 1 minute less pass than an activation code lives for Ada
      And Ada on the other device has reached "entry of the activation code"
      And Ada on the other device enters their user ID and the activation code
      Then Ada on the other device can make a PIN of their own

    @alternative
    Scenario: With the last of two codes, the first of which was not used
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada closes the app and begins anew
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device enters their user ID and the activation code
      Then Ada on the other device can make a PIN of their own

  @spare/finish-by-instructions-2 @implied
  Rule: The first app stays active

    @invariant
    Scenario: It approves a log-in afterwards
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device activates the app with their user ID and the activation code
      And Ada closes the app and opens it again
      Then Ada can approve a log-in for Ada

  @spare/wrong-code-refused-1 @implied @A37
  Rule: A code that was never issued does not activate the app

    @negative
    Scenario Outline: A code that is <wrong>
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device enters their user ID and a code that is "<wrong>"
      Then Ada on the other device cannot make a PIN of their own

      Examples:
        | wrong                   |
        | wrong in every digit    |
        | wrong in the last digit |
        | one digit too short     |
        | far too long            |
        | a piece of a query      |
        | a star                  |

  @spare/wrong-code-refused-2 @implied @A37
  Rule: Another user's code does not activate the app

    @negative
    Scenario: Bo enters Ada's
      Given Bo has reached "active app"
      And Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Bo on the other device has reached "entry of the activation code"
      When Bo on the other device enters Bo's user ID and Ada's activation code
      Then Bo on the other device cannot make a PIN of their own

    @negative
    Scenario: Whoever knows the codes of others does not know Ada's
      Given Bo has reached "active app"
      And Bo has reached "user ID and activation code"
      And Mallory has reached "active app"
      And Mallory has reached "user ID and activation code"
      And Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      Then the activation codes of Bo, Mallory and Ada do not follow from one another

  @spare/wrong-code-refused-3 @assumed @A37
  Rule: A used code does not activate a further app

    @negative
    Scenario: On a third device
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      And Ada on the other device activates the app with their user ID and the activation code
      And Ada on the third device has reached "entry of the activation code"
      When Ada on the third device enters their user ID and the activation code
      Then Ada on the third device cannot make a PIN of their own

  @spare/wrong-code-refused-4 @implied @A44
  Rule: A temporary PIN is no activation code

    @negative
    Scenario: The one that the first app was activated with
      Given Ada has reached "active app"
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device enters their user ID and their temporary PIN as activation code
      Then Ada on the other device cannot make a PIN of their own

  @spare/code-with-mitid @A33
  Rule: An activation code can be got with MitID

    @happy
    Scenario: Logged in on the website, approved in the app
      Given Ada has reached "active app"
      When Ada gets an activation code with MitID on MitID.dk
      And Ada on the other device has reached "entry of the activation code"
      And Ada on the other device activates the app with their user ID and the activation code
      Then Ada can approve a log-in for Ada on the other device

    @negative
    Scenario: Nobody approved the log-in
      Given Ada has reached "active app"
      Then Ada gets no activation code on MitID.dk without approving

  @spare/code-at-citizen-service @A29
  Rule: An activation code can be got at Citizen Service

    @alternative
    Scenario: With an appointment and a valid passport
      Given Ada has reached "active app"
      And Ada books an appointment at Citizen Service
      When Ada asks Citizen Service for an activation code
      Then Citizen Service has given Ada an activation code

    @alternative
    Scenario: The code activates the spare app
      Given Ada has reached "active app"
      And Ada books an appointment at Citizen Service
      And Ada asks Citizen Service for an activation code
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device activates the app with their user ID and the activation code
      Then Ada can approve a log-in for Ada on the other device

  @spare/citizen-service-documentation-2 @implied @A29
  Rule: Citizen Service gives no activation code without valid documentation

    @negative
    Scenario: Without any documentation
      Given Ada has reached "active app"
      And Ada has no documentation
      And Ada books an appointment at Citizen Service
      When Ada asks Citizen Service for an activation code
      Then Citizen Service has given Ada no activation code

    @boundary
    Scenario: With a passport that expired yesterday
      Given Ada has reached "active app"
      And Ada has a "passport" of "Denmark" that expires "yesterday"
      And Ada books an appointment at Citizen Service
      When Ada asks Citizen Service for an activation code
      Then Citizen Service has given Ada no activation code

    @negative
    Scenario: With somebody else's passport
      Given Ada has reached "active app"
      And Mallory brings Ada's passport
      And Mallory books an appointment at Citizen Service
      When Mallory asks Citizen Service for an activation code
      Then Citizen Service has given Mallory no activation code
