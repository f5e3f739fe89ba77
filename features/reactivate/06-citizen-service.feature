Feature: A temporary PIN at Citizen Service

  @reactivate/citizen-service-temp-pin @A04
  Rule: Citizen Service gives a temporary PIN

    @happy
    Scenario: With an appointment and a valid passport
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada books an appointment at Citizen Service
      And Ada asks Citizen Service for a temporary PIN
      And Ada follows the app and enters the temporary PIN
      And Ada makes a new PIN
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @alternative
    Scenario: With a driving licence
      Given Ada has reached "active app"
      And Ada has a "driving licence" of "Denmark" that expires "tomorrow"
      And Ada books an appointment at Citizen Service
      When Ada asks Citizen Service for a temporary PIN
      Then Citizen Service has given Ada a temporary PIN

  @reactivate/citizen-service-identify @A29
  Rule: Nobody gets it without valid documentation of their own

    @negative
    Scenario: Without any documentation
      Given Ada has reached "active app"
      And Ada has no documentation
      And Ada books an appointment at Citizen Service
      When Ada asks Citizen Service for a temporary PIN
      Then Citizen Service has given Ada no temporary PIN

    @boundary
    Scenario: With a passport that expired yesterday
      Given Ada has reached "active app"
      And Ada has a "passport" of "Denmark" that expires "yesterday"
      And Ada books an appointment at Citizen Service
      When Ada asks Citizen Service for a temporary PIN
      Then Citizen Service has given Ada no temporary PIN

    @negative
    Scenario: With somebody else's passport
      Given Ada has reached "active app"
      And Mallory brings Ada's passport
      And Mallory books an appointment at Citizen Service
      When Mallory asks Citizen Service for a temporary PIN
      Then Citizen Service has given Mallory no temporary PIN

    @happy
    Scenario: With valid documentation
      Given Ada has reached "active app"
      And Ada books an appointment at Citizen Service
      When Ada asks Citizen Service for a temporary PIN
      Then Citizen Service has given Ada a temporary PIN

  @reactivate/citizen-service-appointment-2 @assumed @A29
  Rule: Nobody is served without an appointment

    @negative
    Scenario: Without an appointment
      Given Ada has reached "active app"
      When Ada asks Citizen Service for a temporary PIN
      Then Citizen Service has given Ada no temporary PIN

    @negative
    Scenario: Somebody else's appointment does not count
      Given Ada has reached "active app"
      And Bo books an appointment at Citizen Service
      When Ada asks Citizen Service for a temporary PIN
      Then Citizen Service has given Ada no temporary PIN
