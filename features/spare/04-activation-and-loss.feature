Feature: Have a spare MitID – activating a code display or audio code reader, and losing the only one

  @spare/display-activated-with-app-only @A21
  Rule: A code display as a spare can be activated only with the MitID app

    @negative
    Scenario: Not on MitID.dk with the user ID alone
      Given Ada has reached "active app"
      And Ada has received a "code display" from MitID.dk by post
      When Ada tries to activate their "code display" on MitID.dk without approving
      And Ada logs in at a web shop with their "code display"
      Then Ada's log-in does not succeed

  @spare/lost-display-no-app-1 @A21
  Rule: Who has lost the code display and has no app gets help at Citizen Service to activate a new one

    @happy
    Scenario: The new one logs in
      Given Ada has an active "code display" and no app
      And Ada loses their "code display"
      And Ada has received a new "code display" from Citizen Service by post
      When Ada gets help at Citizen Service to activate their "code display"
      And Ada logs in at a web shop with their "code display"
      Then Ada's log-in with a "code display" succeeds

  @spare/lost-display-no-app-2 @implied @A21
  Rule: Who has lost the code display and has no app cannot activate a new one otherwise

    @negative
    Scenario: It does not work by itself, nor by MitID.dk, nor by Support
      Given Ada has an active "code display" and no app
      And Ada loses their "code display"
      And Ada has received a new "code display" from Citizen Service by post
      When Ada logs in at a web shop with their "code display"
      Then Ada's log-in does not succeed
      When Ada tries to activate their "code display" on MitID.dk without approving
      And Ada tries to have Support activate their "code display"
      And Ada logs in at a web shop with their "code display"
      Then Ada's log-in does not succeed

  @spare/reader-activated-with-app-only @assumed @A23
  Rule: An audio code reader as a spare can be activated only with the MitID app

    @negative
    Scenario: Not on MitID.dk with the user ID alone
      Given Ada has reached "active app"
      And Ada has received a "audio code reader" from MitID.dk by post
      When Ada tries to activate their "audio code reader" on MitID.dk without approving
      And Ada logs in at a web shop with their "audio code reader"
      Then Ada's log-in does not succeed

  @spare/lost-reader-no-app-1 @A21 @A23
  Rule: Who has lost the audio code reader and has no app gets help at Citizen Service to activate a new one

    @happy
    Scenario: The new one logs in
      Given Ada has an active "audio code reader" and no app
      And Ada loses their "audio code reader"
      And Ada has received a new "audio code reader" from Citizen Service by post
      When Ada gets help at Citizen Service to activate their "audio code reader"
      And Ada logs in at a web shop with their "audio code reader"
      Then Ada's log-in with a "audio code reader" succeeds

  @spare/lost-reader-no-app-2 @implied @A21 @A23
  Rule: Who has lost the audio code reader and has no app cannot activate a new one otherwise

    @negative
    Scenario: It does not work by itself, nor by MitID.dk, nor by Support
      Given Ada has an active "audio code reader" and no app
      And Ada loses their "audio code reader"
      And Ada has received a new "audio code reader" from Citizen Service by post
      When Ada logs in at a web shop with their "audio code reader"
      Then Ada's log-in does not succeed
      When Ada tries to activate their "audio code reader" on MitID.dk without approving
      And Ada tries to have Support activate their "audio code reader"
      And Ada logs in at a web shop with their "audio code reader"
      Then Ada's log-in does not succeed
