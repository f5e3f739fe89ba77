Feature: Step 5 – help to activate the MitID app on this phone

  @help-step-5/5.1.1
  Rule: 'On this phone' starts the activation on this phone

    @happy
    Scenario: It is chosen
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada chooses 'On this phone' and goes on
      Then Ada comes to "temporary PIN code"

  @journey
  Scenario: From no MitID to one that works, in English
    When Ada goes all the way to "active app"
    And Ada logs in at a web shop
    Then Ada's log-in succeeds on Ada's phone

  @journey
  Scenario: The same by QR code, in English
    Given Ada has reached "the QR code"
    When Ada on the other device goes all the way to "active copy"
    Then Ada can approve a log-in for Ada on the other device
