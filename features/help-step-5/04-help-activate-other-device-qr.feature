Feature: Step 5 – help to activate the MitID app on another phone or tablet
  The phone that scanned the passport shows a QR code; the camera of the other device sees it, and the two find each other over Bluetooth.

  @help-step-5/5.2-already-has @A45 @A11
  Rule: A person who already has a MitID and wants a backup on an extra phone or tablet can use this option

    @happy
    Scenario: A backup beside an app that works
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      When Ada has a new QR code shown
      Then Ada on the third device gets an app that works
      And Ada can approve a log-in for Ada on the other device

  @help-step-5/5.2-bluetooth-both-2 @assumed
  Rule: With Bluetooth off on either device the app is not copied

    @negative
    Scenario: Off on the new device
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "QR code is shown on the old app"
      And Ada on the other device's Bluetooth is switched off
      When Ada on the other device marks the field and scans
      And Ada on the other device holds the camera before the QR code
      Then Ada on the other device gets no app that works

    @negative
    Scenario: Off on the old phone, after the code was shown
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "the QR scan"
      When Ada switches Bluetooth off
      And Ada on the other device holds the camera before the QR code
      Then Ada on the other device gets no app that works

    @negative
    Scenario: Off on the new device, while it scans
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "the QR scan"
      When Ada on the other device switches Bluetooth off
      And Ada on the other device holds the camera before the QR code
      Then Ada on the other device gets no app that works

    @negative
    Scenario: A photographed code that was sent far away
      Given Ada has reached "the QR code"
      And Mallory is far away
      And Mallory has reached "the QR scan"
      When Mallory holds the camera before Ada's QR code
      Then Mallory gets no app that works

  @help-step-5/5.2.2 @implied
  Rule: Selecting 'App on another phone/tablet' and pressing 'Next' leads to 'Activate new app with QR code'

    @happy
    Scenario: It is chosen
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada chooses 'App on another phone/tablet' and goes on
      Then Ada comes to "Activate new app with QR code"

  @help-step-5/5.2.3 @implied
  Rule: 'Show QR code' on 'Activate new app with QR code' leads to a QR code being shown

    @happy
    Scenario: It is pressed
      Given Ada has reached "Activate new app with QR code"
      When Ada presses 'Show QR code'
      Then Ada's screen shows a QR code

  @help-step-5/5.2.4a1
  Rule: The MitID app on the showing phone asks to be allowed to use Bluetooth

    @happy
    Scenario: The dialog comes
      Given Ada has reached "Activate new app with QR code"
      When Ada presses 'Show QR code'
      Then Ada has been asked about Bluetooth

  @help-step-5/5.2.4a2 @assumed
  Rule: No QR code is shown if Bluetooth is denied

    @negative
    Scenario: The answer is no
      Given Ada does not allow the use of Bluetooth
      And Ada has reached "Activate new app with QR code"
      When Ada presses 'Show QR code'
      Then Ada's screen shows no QR code

  @help-step-5/5.2.4b1 @A34
  Rule: On older versions of Android the app on the showing phone also asks for access to location

    @alternative
    Scenario: An older Android phone
      Given Ada uses an Android phone that needs location for Bluetooth
      And Ada has reached "Activate new app with QR code"
      When Ada presses 'Show QR code'
      Then Ada has been asked about location

  @help-step-5/5.2.4b2 @assumed @A34
  Rule: On other phones access to location is not asked for

    @negative
    Scenario: An iPhone
      Given Ada uses an iPhone
      And Ada has reached "Activate new app with QR code"
      When Ada presses 'Show QR code'
      Then Ada has not been asked about location

    @boundary
    Scenario: The oldest Android that does not need location
      Given Ada uses an Android phone that does not need location for Bluetooth
      And Ada has reached "Activate new app with QR code"
      When Ada presses 'Show QR code'
      Then Ada has not been asked about location

  @help-step-5/5.2.5a
  Rule: A QR code is displayed on the scanning phone

    @happy
    Scenario: Another camera can read the code
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "the QR scan"
      When Ada on the other device holds the camera before the QR code
      Then Ada on the other device is asked for "own user ID"

  @help-step-5/5.2.5b
  Rule: The code is to be scanned by the device on which the app is to be installed

    @happy
    Scenario: The other device gets an app that works
      Given Ada has reached "the QR code"
      Then Ada on the other device gets an app that works

  @help-step-5/5.2.5c1
  Rule: A QR code can be used within three minutes

    @boundary
    Scenario: Two seconds before
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "the QR scan"
      When 2 seconds less than the three minutes of the QR code pass for Ada
      And Ada on the other device holds the camera before the QR code
      Then Ada on the other device is asked for "own user ID"

    @alternative @assumed @A06
    Scenario: A new code after one that has expired
      Given Ada has reached "the QR code"
      When 5 seconds more than the three minutes of the QR code pass for Ada
      And Ada has a new QR code shown
      And Ada on the other device goes all the way to "own user ID"
      Then Ada on the other device is asked for "own user ID"

  @help-step-5/5.2.5c2 @implied
  Rule: A QR code older than three minutes is refused

    @boundary
    Scenario: One second after
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "the QR scan"
      When 1 second more than the three minutes of the QR code pass for Ada
      And Ada on the other device holds the camera before the QR code
      Then Ada on the other device gets no app that works

    @negative
    Scenario: One minute after
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "the QR scan"
      When 60 seconds more than the three minutes of the QR code pass for Ada
      And Ada on the other device holds the camera before the QR code
      Then Ada on the other device gets no app that works

    @negative @assumed @A06
    Scenario: A new code does not make the old one usable again
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "the QR scan"
      When 5 seconds more than the three minutes of the QR code pass for Ada
      And Ada has a new QR code shown
      And Ada on the other device holds the camera before a picture of the former QR code
      Then Ada on the other device gets no app that works

  @help-step-5/5.2.7 @implied
  Rule: 'Get started' on 'Activate your MitID' leads to the ways of activating

    @happy
    Scenario: The choice appears
      Given Ada on the other device has reached "Get started"
      When Ada on the other device presses 'Get started'
      Then Ada on the other device can choose the option 'Copy from another MitID app'

  @help-step-5/5.2.8 @implied
  Rule: 'Copy from another MitID app' followed by 'Next' starts the copy

    @happy
    Scenario: It is chosen
      Given Ada on the other device has reached "Passport/ID card"
      When Ada on the other device chooses 'Copy from another MitID app' and goes on
      Then Ada on the other device can see 'Scan QR code'

  @help-step-5/5.2.9a
  Rule: The field 'QR code is shown on the old app' is marked and 'Scan QR code' is pressed

    @happy
    Scenario: It is marked and pressed
      Given Ada on the other device has reached "QR code is shown on the old app"
      When Ada on the other device marks the field about the QR code
      And Ada on the other device presses 'Scan QR code'
      Then Ada on the other device's rear camera is in use

  @help-step-5/5.2.9b @assumed
  Rule: 'Scan QR code' is unavailable until the field is marked

    @negative
    Scenario: The field is not marked
      Given Ada on the other device has reached "QR code is shown on the old app"
      Then Ada on the other device cannot press 'Scan QR code'

  @help-step-5/5.2.10a
  Rule: The MitID app on the receiving device asks to be allowed to use Bluetooth

    @happy
    Scenario: The dialog comes
      Given Ada on the other device has reached "QR code is shown on the old app"
      When Ada on the other device marks the field and scans
      Then Ada on the other device has been asked about Bluetooth

  @help-step-5/5.2.10b @A34
  Rule: On older versions of Android the app on the receiving device also asks for access to location

    @alternative
    Scenario: An older Android phone
      Given Ada on the other device uses an Android phone that needs location for Bluetooth
      And Ada on the other device has reached "QR code is shown on the old app"
      When Ada on the other device marks the field and scans
      Then Ada on the other device has been asked about location

  @help-step-5/5.2.11a
  Rule: The receiving device scans the QR code of the other device by being held in front of it

    @happy
    Scenario: The camera sees the code
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "the QR scan"
      When Ada on the other device holds the camera before the QR code
      Then Ada on the other device is asked for "own user ID"

    @negative
    Scenario: The camera sees no code
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "the QR scan"
      Then Ada on the other device gets no app that works

    @negative
    Scenario Outline: The camera sees a code that is <changed>
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "the QR scan"
      When Ada on the other device holds the camera before a QR code that is "<changed>"
      Then Ada on the other device gets no app that works

      Examples:
        | changed                  |
        | an address on the web    |
        | with every digit changed |
        | a piece of a query       |

  @help-step-5/5.2.11b2 @implied
  Rule: The app scans the QR code with the camera on the side away from the screen

    @happy
    Scenario: It is the rear camera
      Given Ada on the other device has reached "QR code is shown on the old app"
      When Ada on the other device marks the field and scans
      Then Ada on the other device's rear camera is in use

  @help-step-5/5.2.12b
  Rule: A user ID is entered on the receiving device, followed by 'Next'

    @happy
    Scenario: The right user ID
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "own user ID"
      When Ada on the other device confirms with Ada's user ID
      Then Ada on the other device is asked for "temporary PIN code of the copy"

    @negative
    Scenario: Without a user ID
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "own user ID"
      When Ada on the other device confirms with a user ID that is "empty"
      Then Ada on the other device gets no app that works

  @help-step-5/5.2.13a
  Rule: A temporary PIN code then comes in an SMS

    @happy
    Scenario: The code comes
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "own user ID"
      When Ada on the other device confirms with Ada's user ID
      Then Ada on the other device gets a message with a code

  @help-step-5/5.2.13b1
  Rule: The temporary PIN code is entered on the receiving device

    @happy
    Scenario: The right one
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "temporary PIN code of the copy"
      When Ada on the other device enters the temporary PIN
      Then Ada on the other device comes to "Choose your personal PIN code"

  @help-step-5/5.2.13b2 @implied
  Rule: A wrong temporary PIN code is refused

    @negative
    Scenario: A wrong one
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "temporary PIN code of the copy"
      When Ada on the other device enters a wrong temporary PIN
      Then Ada on the other device does not come to "personal PIN code of the copy"

    @boundary
    Scenario: Only the last digit is wrong
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "temporary PIN code of the copy"
      When Ada on the other device enters the temporary PIN with the last digit changed
      Then Ada on the other device does not come to "personal PIN code of the copy"

  @help-step-5/5.2.14 @implied
  Rule: 'Next' on 'Choose your personal PIN code' opens PIN creation

    @happy
    Scenario: It is pressed
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "Choose your personal PIN code"
      When Ada on the other device presses 'Next'
      Then Ada on the other device is asked for "personal PIN code of the copy"

  @help-step-5/5.2.15b
  Rule: The person creates the personal PIN and presses 'Next'

    @happy
    Scenario: The PIN code opens the app afterwards
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      Then Ada can approve a log-in for Ada on the other device

  @help-step-5/5.2.16b
  Rule: The person repeats the personal PIN and presses 'Next'

    @happy
    Scenario: The repetition is the same
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "personal PIN code of the copy"
      When Ada on the other device creates and repeats their personal PIN
      Then Ada on the other device is not asked for a PIN

  @help-step-5/5.2.16c @implied
  Rule: A repetition that differs is refused

    @negative
    Scenario: Two different ones
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "personal PIN code of the copy"
      When Ada on the other device enters two different personal PINs
      Then Ada on the other device does not come to "biometrics of the copy"

  @help-step-5/5.2.17a
  Rule: The person can choose to use biometrics (fingerprint, Touch ID or Face ID)

    @happy
    Scenario: The choice comes
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "personal PIN code of the copy"
      When Ada on the other device creates and repeats their personal PIN
      Then Ada on the other device is asked for "biometrics of the copy"

  @help-step-5/5.2.17b @implied
  Rule: The person can go on without biometrics

    @alternative
    Scenario: Not wanted
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      Then Ada can approve a log-in for Ada on the other device

  @help-step-5/5.2.18
  Rule: The person is to accept notifications in order to receive important messages about MitID

    @happy
    Scenario: The choice comes
      Given Ada has reached "the QR code"
      When Ada on the other device goes all the way to "notifications of the copy"
      Then Ada on the other device has been asked about notifications

    @alternative
    Scenario: Whoever says yes gets them
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      When a web shop asks Ada to log in
      Then Ada on the other device gets a notification

  @help-step-5/5.2.19a2
  Rule: An app that says that it is activated and ready to use can be used

    @happy
    Scenario: A log-in is approved
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "active copy"
      Then Ada can approve a log-in for Ada on the other device

  @help-step-5/5.2.19a1
  Rule: The app says that it is activated and ready to use

    @happy
    Scenario: It says so
      Given Ada has reached "the QR code"
      When Ada on the other device goes all the way to "the copy is activated"
      Then Ada on the other device comes to "the copy is activated"

  @help-step-5/5.2.19b @implied
  Rule: 'OK' ends the activation

    @happy
    Scenario: It is pressed, and the app works afterwards
      Given Ada has reached "the QR code"
      And Ada on the other device has reached "the copy is activated"
      When Ada on the other device presses 'OK'
      Then Ada on the other device no longer sees 'OK'
      And Ada can approve a log-in for Ada on the other device
