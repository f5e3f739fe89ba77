Feature: Have a spare MitID – limits on code displays and audio code readers

  @spare/app-then-code-display
  Rule: A person with the app can get a code display as a spare

    @happy
    Scenario: Ordered on MitID.dk, activated in an app
      Given Ada has reached "active app"
      And Ada has received a "code display" from MitID.dk by post
      When Ada on the other device activates their "code display" in the app
      And Ada logs in at a web shop with their "code display"
      Then Ada's log-in with a "code display" succeeds

  @spare/app-then-audio-reader
  Rule: A person with the app can get an audio code reader as a spare

    @happy
    Scenario: Ordered on MitID.dk, activated in an app
      Given Ada has reached "active app"
      And Ada has received a "audio code reader" from MitID.dk by post
      When Ada on the other device activates their "audio code reader" in the app
      And Ada logs in at a web shop with their "audio code reader"
      Then Ada's log-in with a "audio code reader" succeeds

  @spare/display-then-app-only-1
  Rule: A person with a code display can get the app as a spare

    @happy
    Scenario: The app beside the code display
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      And Ada has proved their identity again
      When Ada goes all the way to "active app"
      And Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

  @spare/display-then-app-only-2 @assumed @A22
  Rule: For a person with a code display the app is the one spare option

    @negative
    Scenario: No audio code reader beside it
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      And Ada has proved their identity again
      When Ada goes all the way to "What do you want to activate/order?"
      Then Ada does not see 'choose audio code reader'

  @spare/app-survives-token-loss @implied
  Rule: Someone who has the app beside a code display can still use MitID after losing the latter

    @alternative
    Scenario: The code display is gone, the app is there
      Given Ada has reached "active app"
      And Ada has received a "code display" from MitID.dk by post
      When Ada on the other device activates their "code display" in the app
      And Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

  @spare/no-spare-display-lost
  Rule: A person who loses their only code display cannot use MitID

    @negative
    Scenario: The password alone
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada tries to log in with the password alone
      Then Ada's log-in does not succeed

  @spare/not-two-code-displays @A42
  Rule: A person cannot have two code displays at the same time

    @negative
    Scenario: Both ordered, then both activated
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada tries to have both a "code display" and a "code display"
      Then at most one of Ada's code displays and audio code readers works

  @spare/display-xor-reader @A42
  Rule: A person cannot have a code display and an audio code reader at the same time

    @negative
    Scenario Outline: First a <one>, then a <other>
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada tries to have both a "<one>" and a "<other>"
      Then at most one of Ada's code displays and audio code readers works

      Examples:
        | one               | other             |
        | code display      | audio code reader |
        | audio code reader | code display      |

  @spare/one-active-code-display @A42
  Rule: Only one code display can be active at a time

    @boundary
    Scenario: One, and one more
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada tries to have both a "code display" and a "code display"
      Then at most one of Ada's code displays and audio code readers works

  @spare/one-active-audio-reader @assumed @A23
  Rule: Only one audio code reader can be active at a time

    @boundary
    Scenario: One, and one more
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada tries to have both a "audio code reader" and a "audio code reader"
      Then at most one of Ada's code displays and audio code readers works

  @spare/no-inactive-display-kept @A42
  Rule: An inactive code display cannot be kept as a spare

    @negative
    Scenario: It does not come back
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada tries to have both a "code display" and a "code display"
      Then the one of Ada's that no longer works cannot be activated again

  @spare/no-inactive-reader-kept @assumed @A23
  Rule: An inactive audio code reader cannot be kept as a spare

    @negative
    Scenario: It does not come back
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada tries to have both a "audio code reader" and a "audio code reader"
      Then the one of Ada's that no longer works cannot be activated again

  @spare/display-spare-needs-app-1 @A21
  Rule: A person with an active MitID app can get a code display as a spare

    @happy
    Scenario: It is sent
      Given Ada has reached "active app"
      When Ada orders a "code display" on MitID.dk
      Then the post has been handed 1 "code display" for Ada

  @spare/display-spare-needs-app-2 @assumed @A21
  Rule: Without an active MitID app a code display cannot be got as a spare

    @negative
    Scenario: Logged in with the code display that she has
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada tries to order a "code display" on MitID.dk with their code display
      Then the post has been handed 1 "code display" for Ada

  @spare/reader-spare-needs-app @assumed @A23
  Rule: An audio code reader as a spare requires an active MitID app

    @negative
    Scenario: Logged in with the code display that she has
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada tries to order a "audio code reader" on MitID.dk with their code display
      Then the post has been handed 0 "audio code reader" for Ada

  @spare/max-three-active-apps-1
  Rule: A person can have three active apps

    @boundary
    Scenario: The third, each by a code of its own
      Given Ada has reached "active app"
      And Ada gets an activation code with MitID on MitID.dk
      And Ada on the other device has reached "entry of the activation code"
      And Ada on the other device activates the app with their user ID and the activation code
      And Ada gets an activation code with MitID on MitID.dk
      And Ada on the third device has reached "entry of the activation code"
      When Ada on the third device activates the app with their user ID and the activation code
      Then Ada can approve a log-in for Ada
      And Ada can approve a log-in for Ada on the other device
      And Ada can approve a log-in for Ada on the third device

  @spare/max-three-active-apps-2 @implied @A24
  Rule: A person cannot have a fourth active app

    @boundary
    Scenario: The fourth, by a code of its own
      Given Ada has reached "active app"
      And Ada gets an activation code with MitID on MitID.dk
      And Ada on the other device has reached "entry of the activation code"
      And Ada on the other device activates the app with their user ID and the activation code
      And Ada gets an activation code with MitID on MitID.dk
      And Ada on the third device has reached "entry of the activation code"
      And Ada on the third device activates the app with their user ID and the activation code
      And Ada gets an activation code with MitID on MitID.dk
      And Ada on the fourth device has reached "entry of the activation code"
      When Ada on the fourth device tries to activate the app with their user ID and the activation code
      Then Ada on the fourth device has not been told 'the app is activated'
      And at most 3 of Ada's 4 devices can approve a log-in
