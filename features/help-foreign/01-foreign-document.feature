Feature: Help others get MitID with a foreign passport or ID card
  Ada is from abroad and cannot scan her document herself. Bo lends her his phone.

  @help-foreign/other-persons-phone @A20
  Rule: Somebody can be proofed on another person's phone

    @alternative
    Scenario: On the phone of somebody who has MitID
      Given Bo has reached "active app"
      And Ada is from abroad and has a P code
      And Ada uses Bo's phone
      Then Ada's identity is proved

    @alternative
    Scenario: On a phone whose owner has no MitID
      Given Ada is from abroad and has a CPR number
      And Ada uses Bo's phone
      Then Ada's identity is proved

  @help-foreign/identity-is-document-holders @implied
  Rule: The MitID is that of the document's holder

    @invariant
    Scenario: A web shop is told of Ada, and not of Bo
      Given Bo has reached "active app"
      And Ada is from abroad and has a P code
      And Ada uses Bo's phone
      And Ada has reached "user ID and activation code"
      And Ada on the other device has reached "entry of the activation code"
      When Ada on the other device activates the app with their user ID and the activation code
      And Ada on the other device logs in at a web shop
      Then the web shop is told that it is Ada on the other device

    @invariant
    Scenario: Bo's own MitID goes on being Bo's
      Given Bo has reached "active app"
      And Ada is from abroad and has a P code
      And Ada uses Bo's phone
      And Ada has reached "user ID and activation code"
      When Ada writes the code down and presses 'X'
      And Bo logs in at a web shop
      Then the web shop is told that it is Bo

  @help-foreign/foreign-passport-and-id-card-1
  Rule: A foreign passport can be used

    @happy
    Scenario Outline: A passport of <state>
      Given Ada is from abroad and has a P code
      And Ada's document is issued by "<state>"
      Then Ada's identity is proved

      Examples:
        | state   |
        | Sweden  |
        | Germany |
        | Ukraine |

    @negative
    Scenario Outline: A passport with <defect>
      Given Ada is from abroad and has a P code
      And Ada has a passport with the defect "<defect>"
      When Ada tries to prove who they are
      Then Ada's identity is not proved

      Examples:
        | defect                |
        | unknown CSCA          |
        | altered portrait (DG2) |

  @help-foreign/foreign-passport-and-id-card-2 @A27
  Rule: A foreign ID card can be used

    @happy
    Scenario Outline: A card of the format <format>
      Given Ada is from abroad and has a P code
      And Ada has an ID card of the format "<format>"
      Then Ada's identity is proved

      Examples:
        | format |
        | TD1    |
        | TD2    |

    @negative
    Scenario: A card whose data were altered
      Given Ada is from abroad and has a P code
      And Ada has an ID card of the format "TD1"
      And Ada has a passport with the defect "altered personal data (DG1)"
      When Ada tries to prove who they are
      Then Ada's identity is not proved

  @help-foreign/1.1-menu-icon @implied @A15
  Rule: An icon at the top left gives access to 'Get MitID using passport'

    @happy
    Scenario: In a new app
      When Ada opens the app
      And Ada presses 'the menu'
      Then Ada can press 'Get MitID using passport'

    @negative
    Scenario: Bo need not open his app with his PIN first
      Given Bo has reached "active app"
      And Ada uses Bo's phone
      When Ada opens the app
      And Ada presses 'the menu'
      Then Ada can press 'Get MitID using passport'

  @help-foreign/1.2a-start @A15
  Rule: 'Get MitID using passport' starts the route by passport

    @happy
    Scenario: In a new app
      When Ada opens the app
      And Ada presses 'the menu'
      Then Ada can press 'Get MitID using passport'
      When Ada presses 'Get MitID using passport'
      And Ada goes on to "Terms and Conditions"
      Then Ada can see 'terms and conditions'

    @alternative
    Scenario: In the app of somebody who has MitID
      Given Bo has reached "active app"
      And Ada uses Bo's phone
      When Ada opens the app
      And Ada presses 'the menu'
      And Ada presses 'Get MitID using passport'
      And Ada goes on to "Terms and Conditions"
      Then Ada can see 'terms and conditions'

  @help-foreign/1.2b-terms-1 @A25
  Rule: The terms and conditions are put to the person at the start

    @happy
    Scenario: They come before the question where the passport is from
      Given Ada is from abroad and has a P code
      And Ada has reached "the menu"
      When Ada presses 'Get MitID using passport'
      Then Ada meets "Terms and Conditions" before "where the passport is from"

  @help-foreign/1.2b-terms-2 @implied @A25
  Rule: Without accepted terms the route does not go on

    @negative
    Scenario: Scanning cannot be begun from the terms
      Given Ada is from abroad and has a P code
      And Ada has reached "Terms and Conditions"
      Then Ada cannot press 'Scan the code'

    @negative
    Scenario: Going back from the terms leads to them again
      Given Ada is from abroad and has a P code
      And Ada has reached "Terms and Conditions"
      When Ada goes one step back
      Then Ada meets "Terms and Conditions" before "where the passport is from"

  @help-foreign/1.2c-privacy-policy @implied @A25
  Rule: The privacy policy can be read

    @happy
    Scenario: It follows the terms
      Given Ada is from abroad and has a P code
      And Ada has reached "Terms and Conditions"
      When Ada goes on to "Privacy Policy"
      Then Ada can see 'privacy policy'

  @help-foreign/2a-p-code-without-cpr @A10
  Rule: Who has no CPR number must have a P code

    @negative
    Scenario: Neither the one nor the other
      Given Ada is from abroad and has neither CPR number nor P code
      When Ada tries to prove who they are
      Then Ada's identity is not proved

    @happy
    Scenario: A P code
      Given Ada is from abroad and has a P code
      Then Ada's identity is proved

  @help-foreign/2b-no-p-code-with-cpr @implied @A10
  Rule: Who has a CPR number needs no P code

    @alternative
    Scenario: The CPR number is enough
      Given Ada is from abroad and has a CPR number
      Then Ada's identity is proved

  @help-foreign/2c-p-code-eight-digits-1 @A09
  Rule: A P code of eight digits is taken

    @boundary
    Scenario Outline: A P code that begins with <digits>
      Given Ada is from abroad and has a P code that begins with "<digits>"
      Then Ada's identity is proved

      Examples:
        | digits |
        | 9      |
        | 0      |
        | 00     |

  @help-foreign/2c-p-code-eight-digits-2 @implied @A09
  Rule: Anything but eight digits is refused as a P code

    @boundary
    Scenario Outline: A P code that is <changed>
      Given Ada is from abroad and has a P code
      And Ada gives a P code that is "<changed>"
      When Ada tries to get as far as "Scan the code"
      Then Ada does not come to "Scan the code"

      Examples:
        | changed               |
        | of seven digits       |
        | of nine digits        |
        | written with a letter |
        | written with a hyphen |
        | empty                 |
        | far too long          |
        | a piece of a query    |
        | a star                |

  @help-foreign/2d-p-code-confirms-identity @A08
  Rule: The P code confirms who a person without a CPR number is

    @happy
    Scenario: One's own
      Given Ada is from abroad and has a P code
      Then Ada's identity is proved

    @negative
    Scenario: The P code is checked, not only asked for
      Given Ada is from abroad and has a P code
      And Ada gives a P code that is "never issued"
      When Ada tries to prove who they are
      Then Ada's identity is not proved

  @help-foreign/2f-wrong-p-code-refused-1 @implied @A08
  Rule: A P code that was never issued is refused

    @negative
    Scenario: Eight digits of nobody
      Given Ada is from abroad and has a P code
      And Ada gives a P code that is "never issued"
      When Ada tries to prove who they are
      Then Ada's identity is not proved

  @help-foreign/2f-wrong-p-code-refused-2 @implied @A08
  Rule: A P code of somebody else is refused

    @negative
    Scenario: Mallory's
      Given Ada is from abroad and has neither CPR number nor P code
      And Mallory is from abroad and has a P code
      And Ada gives Mallory's P code
      When Ada tries to prove who they are
      Then Ada's identity is not proved

  @help-foreign/3a-cpr-or-p-code @A10
  Rule: Identity is confirmed with either the P code or the CPR number

    @happy
    Scenario: A number is asked for once the document is said to be from abroad
      Given Ada is from abroad and has a P code
      And Ada has reached "where the passport is from"
      When Ada chooses where the passport is from and goes on
      Then Ada is asked for "CPR number or P code"

  @help-foreign/3b-code-scan
  Rule: The code in the passport or ID card is scanned

    @happy
    Scenario: The camera sees it
      Given Ada is from abroad and has a P code
      And Ada has reached "Read chip"
      Then Ada's camera has been opened
      And Ada's identity is proved

    @negative
    Scenario: Another page does not do
      Given Ada is from abroad and has a P code
      And Ada has reached "Scan the code"
      And the camera sees "another page of the passport" for Ada
      When Ada presses 'Scan the code'
      Then Ada does not come to "Read chip"

  @help-foreign/3c-chip-read
  Rule: The chip of the document is read

    @happy
    Scenario: Personal data, portrait and signature
      Given Ada is from abroad and has a P code
      When Ada tries to prove who they are
      Then the app has read personal data, portrait and signature in the chip

    @negative
    Scenario: A passport without a chip
      Given Ada is from abroad and has a P code
      And Ada has a passport with the defect "no chip"
      When Ada tries to prove who they are
      Then Ada's identity is not proved

  @help-foreign/3d-face-of-person-1
  Rule: The face of the person helped is scanned

    @happy
    Scenario: Before anything else is asked
      Given Ada is from abroad and has a P code
      And Ada has reached "Read chip"
      When Ada reads the chip
      Then Ada meets "Scan your face" before "user ID"

    @negative
    Scenario: Nobody before the camera
      Given Ada is from abroad and has a P code
      And Ada has reached "Scan your face"
      And the camera sees "darkness" for Ada
      When Ada tries to prove who they are
      Then Ada's identity is not proved

  @help-foreign/3d-face-of-person-2 @implied
  Rule: Another face does not confirm the identity

    @negative
    Scenario: The helper's
      Given Ada is from abroad and has a P code
      And Ada uses Bo's phone
      And Ada has reached "Scan your face"
      And the camera sees Bo's face for Ada
      When Ada tries to prove who they are
      Then Ada's identity is not proved

  @help-foreign/3f-scan-order @assumed
  Rule: The number comes first, then code, chip and face

    @boundary
    Scenario: The number before the code
      Given Ada is from abroad and has a P code
      And Ada has reached "where the passport is from"
      Then Ada meets "CPR number or P code" before "Scan the code"

    @boundary
    Scenario: The code before the chip
      Given Ada is from abroad and has a P code
      And Ada has reached "Scan the code"
      Then Ada cannot press 'Read chip'

  @help-foreign/3e-all-needed-1 @implied
  Rule: Number, code, chip and face must all succeed

    @negative
    Scenario: No number
      Given Ada is from abroad and has neither CPR number nor P code
      When Ada tries to prove who they are
      Then Ada's identity is not proved

    @negative
    Scenario: No chip
      Given Ada is from abroad and has a P code
      And Ada puts the passport away
      When Ada tries to prove who they are
      Then Ada's identity is not proved

    @negative
    Scenario: No face
      Given Ada is from abroad and has a P code
      And the camera sees "darkness" for Ada
      When Ada tries to prove who they are
      Then Ada's identity is not proved

  @help-foreign/3e-all-needed-2 @implied
  Rule: Number, document and face must be of the same person

    @negative
    Scenario: Mallory's P code with Ada's passport
      Given Ada is from abroad and has a P code
      And Mallory is from abroad and has a P code
      And Ada gives Mallory's P code
      When Ada tries to prove who they are
      Then Ada's identity is not proved

    @negative
    Scenario: Mallory's CPR number with Ada's passport
      Given Ada is from abroad and has neither CPR number nor P code
      And Ada gives Mallory's CPR number
      When Ada tries to prove who they are
      Then Ada's identity is not proved

    @negative
    Scenario Outline: A CPR number that is <changed>
      Given Ada is from abroad and has a CPR number
      And Ada gives a CPR number that is "<changed>"
      When Ada tries to prove who they are
      Then Ada's identity is not proved

      Examples:
        | changed                 |
        | wrong in every digit    |
        | wrong in the last digit |
        | one digit too short     |
        | one digit too long      |
        | empty                   |
        | far too long            |
        | a piece of a query      |
        | a star                  |

    @negative
    Scenario: The P code of a sister born on the same day, with Ada's passport
      Given Ada is from abroad and has a P code
      And Mallory is from abroad and was born on the same day as Ada
      And Ada gives Mallory's P code
      When Ada tries to prove who they are
      Then Ada's identity is not proved

    @negative
    Scenario: The P code of a namesake, with Ada's passport
      Given Ada is from abroad and has a P code
      And Mallory is from abroad and has Ada's name
      And Ada gives Mallory's P code
      When Ada tries to prove who they are
      Then Ada's identity is not proved

    @negative
    Scenario: The chip of Mallory's passport
      Given Ada is from abroad and has a P code
      And Mallory is from abroad and has a P code
      And Ada lays the phone on the passport that belongs to Mallory
      When Ada tries to prove who they are
      Then Ada's identity is not proved

  @help-foreign/4a-look-away-2 @assumed
  Rule: The app says that the helper should look away

    @privacy
    Scenario: Where the user ID is entered
      Given Ada is from abroad and has a P code
      And Ada has reached "user ID"
      Then Ada's app says that others should look away

  @help-foreign/4b-own-user-id
  Rule: The person helped makes up the user ID

    @happy
    Scenario: One that the app has never shown
      Given Ada is from abroad and has a P code
      And Ada has reached "user ID"
      Then Ada's app has not itself shown Ada's user ID
      When Ada enters their user ID and goes on
      Then Ada no longer sees 'user ID'
      When Ada goes all the way to "user ID and activation code"
      Then Ada's user ID and an activation code stand on Ada's screen

  @help-foreign/4c-helper-must-not-know-2 @assumed
  Rule: The user ID stands on no other screen

    @privacy
    Scenario: As far as the choice of how to approve
      Given Ada is from abroad and has a P code
      And Ada has reached "How do you want to approve with MitID?"
      Then no screen of Ada has shown Ada's user ID since it was entered

  @help-foreign/5a-choose @implied @A13
  Rule: It is chosen how the person will use MitID

    @happy
    Scenario: After the user ID
      Given Ada is from abroad and has a P code
      And Ada has reached "user ID"
      When Ada goes all the way to "How do you want to approve with MitID?"
      Then Ada comes to "How do you want to approve with MitID?"

  @help-foreign/5b-other-options @A13
  Rule: The choices are found under 'Other options'

    @happy
    Scenario: The app
      Given Ada is from abroad and has a P code
      And Ada has reached "How do you want to approve with MitID?"
      When Ada presses 'Other options'
      Then Ada comes to "What do you want to activate/order?"
      And Ada can press 'Select app'
