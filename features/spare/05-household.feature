Feature: Have a spare MitID – an app that a household shares
  Bo has MitID on his phone. Ada, of the same household, adds herself to his app.

  @spare/household-add-profile @A38
  Rule: A person can add themselves to the app of someone else in the household

    @alternative
    Scenario Outline: From a phone of her own, by <route>
      Given Bo has reached "active app"
      And Ada on Bo's device adds themselves to the app by "<route>"
      When Ada on Bo's device logs in at a web shop
      Then Ada on Bo's device's log-in succeeds on Bo's phone

      Examples:
        | route           |
        | activation code |
        | QR code         |

    @happy
    Scenario: With a passport, on the device itself: both profiles are there when the app is closed and opened again
      Given Bo has reached "active app"
      And Ada on Bo's device adds themselves to the app by "passport"
      When Bo closes the app and opens it again
      Then everybody who shares Bo's app can log in with their own profile

    @boundary @negative
    Scenario: As many as the app is said to hold, and one more pushes nobody out
      Given Bo has reached "active app"
      And as many people as the app can hold share it with Bo
      When Mallory on Bo's device tries to add themselves to the app with their passport
      And Bo closes the app and opens it again
      Then those who shared Bo's app before Mallory on Bo's device can log in with their own profile

  @spare/household-vice-versa @A38
  Rule: It works in the other direction too

    @happy
    Scenario: Ada in Bo's app, and Bo in Ada's
      Given Bo has reached "active app"
      And Ada has reached "active app"
      And Ada on Bo's device adds themselves to the app by "passport"
      And Bo on Ada's device adds themselves to the app by "passport"
      Then everybody who shares Bo's app can log in with their own profile
      And everybody who shares Ada's app can log in with their own profile

  @spare/household-own-credentials-1
  Rule: In a shared app each person has their own user ID

    @happy
    Scenario: A log-in with Ada's user ID is Ada's
      Given Bo has reached "active app"
      And Ada on Bo's device adds themselves to the app by "passport"
      When Ada on Bo's device logs in at a web shop
      Then the web shop is told that it is Ada on Bo's device

    @negative
    Scenario: Ada cannot take Bo's user ID
      Given Bo has reached "active app"
      And Ada on Bo's device begins to add themselves to the app and reaches "user ID"
      When Ada on Bo's device enters Bo's user ID and goes on
      Then Ada on Bo's device does not come to "phone number"

  @spare/household-own-credentials-2
  Rule: In a shared app each person has their own PIN

    @happy
    Scenario: Each opens their profile with the PIN they made up
      Given Bo has reached "active app"
      And Ada on Bo's device adds themselves to the app by "passport"
      Then everybody who shares Bo's app can log in with their own profile

    @privacy @boundary
    Scenario: Nobody learns that they chose the PIN that Bo has
      Given Bo has reached "active app"
      And Ada on Bo's device wants the same PIN as Bo
      When Ada on Bo's device tries to add themselves to the app with their passport
      Then everybody who shares Bo's app can log in with their own profile

  @spare/household-separate-profiles-1
  Rule: Profiles in a shared app are kept separate

    @privacy
    Scenario: They see nothing of each other's profile but the name
      Given Bo has reached "active app"
      And Ada on Bo's device adds themselves to the app by "passport"
      And a web shop asks Ada on Bo's device to log in
      And a web shop asks Bo to log in
      When Bo looks round in the app for Ada on Bo's device's profile
      And Ada on Bo's device looks round in the app for Bo's profile
      Then Bo has seen nothing of Ada on Bo's device's profile but the name
      And Ada on Bo's device has seen nothing of Bo's profile but the name

    @negative
    Scenario: Ada's wrong PINs lock Ada's profile only
      Given Bo has reached "active app"
      And Ada on Bo's device adds themselves to the app by "passport"
      And Ada on Bo's device enters a wrong PIN as often as the limit says
      When Bo logs in at a web shop
      Then Bo's log-in succeeds on Bo's phone

    @negative
    Scenario: Bo's passport makes no new PIN for Ada's profile
      Given Bo has reached "active app"
      And Ada on Bo's device adds themselves to the app by "passport"
      And Ada on Bo's device uses Bo's passport
      When Ada on Bo's device tries to reactivate the app with the passport
      Then Ada on Bo's device cannot make a new PIN

    @invariant
    Scenario: Whoever leaves the app leaves the other's profile there
      Given Bo has reached "active app"
      And Ada on Bo's device adds themselves to the app by "passport"
      And Ada on Bo's device removes their profile from the app
      When Bo logs in at a web shop
      Then Bo's log-in succeeds on Bo's phone

  @spare/household-separate-profiles-2 @implied
  Rule: One person's PIN neither opens nor approves for the other's profile

    @negative
    Scenario: Neither PIN opens the other's profile
      Given Bo has reached "active app"
      And Ada on Bo's device adds themselves to the app by "passport"
      When Ada on Bo's device tries to log in with Bo's PIN
      And Bo tries to log in with Ada on Bo's device's PIN
      Then Ada on Bo's device's log-in does not succeed
      And Bo's log-in does not succeed

    @negative
    Scenario: Neither approves the other's log-in in a profile of their own
      Given Bo has reached "active app"
      And Ada on Bo's device adds themselves to the app by "passport"
      When Ada on Bo's device tries to approve Bo's log-in in their own profile
      And Bo tries to approve Ada on Bo's device's log-in in their own profile
      Then Bo's log-in does not succeed
      And Ada on Bo's device's log-in does not succeed

  @spare/household-shared-tablet
  Rule: The same can be done with a shared tablet

    @alternative
    Scenario: Two people, one tablet
      Given Bo has a tablet
      And Bo has reached "active app"
      When Ada on Bo's device tries to add themselves to the app with their passport
      Then everybody who shares Bo's app can log in with their own profile

  @spare/household-no-biometrics-1 @A38
  Rule: Whoever was added cannot log in there with fingerprint or facial recognition

    @negative
    Scenario: The finger or face that the phone knows does not open Ada's profile
      Given Bo wants to use fingerprint or face recognition
      And Bo has reached "active app"
      And Ada on Bo's device wants to use fingerprint or face recognition
      And Ada on Bo's device adds themselves to the app by "passport"
      When Ada on Bo's device logs in with their own finger or face
      Then Ada on Bo's device's log-in does not succeed
      And neither fingerprint nor face recognition is offered to Ada on Bo's device in the app

  @spare/household-no-biometrics-2 @assumed @A38
  Rule: Whoever had the app before cannot log in with fingerprint or facial recognition any more

    @negative
    Scenario: What was chosen before the app was shared ends, and the PIN remains
      Given Bo wants to use fingerprint or face recognition
      And Bo has reached "active app"
      And Ada on Bo's device adds themselves to the app by "passport"
      When Bo logs in at a web shop
      Then Bo's log-in succeeds on Bo's phone
      When Bo logs in with their own finger or face
      Then Bo's log-in does not succeed
