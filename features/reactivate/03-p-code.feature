Feature: Reactivate the app with a foreign document, with and without a P code
  Ada is from abroad. She has MitID, and proves who she is anew.

  @reactivate/id-card-too @A27
  Rule: An ID card can be used for reactivation too

    @alternative
    Scenario Outline: A card of the format <format>
      Given Ada is from abroad and has a CPR number
      And Ada has an ID card of the format "<format>"
      And Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN

      Examples:
        | format |
        | TD1    |
        | TD2    |

  @reactivate/p-code-needed @A10
  Rule: Who has a foreign document and no CPR number needs a P code

    @negative
    Scenario: Neither the one nor the other
      Given Ada is from abroad and has a P code
      And Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      And Ada no longer has the P code
      When Ada tries to reactivate the app with the passport
      Then Ada cannot make a new PIN

    @negative
    Scenario: A P code of somebody else
      Given Ada is from abroad and has a P code
      And Mallory is from abroad and has a P code
      And Ada has reached "active app"
      And Ada gives Mallory's P code
      When Ada tries to reactivate the app with the passport
      Then Ada cannot make a new PIN

  @reactivate/p-code-not-needed-1 @implied @A10
  Rule: Who has a CPR number needs no P code

    @alternative
    Scenario: The CPR number is enough
      Given Ada is from abroad and has a CPR number
      And Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN

  @reactivate/p-code-not-needed-2 @implied @A10
  Rule: Who has a Danish document needs no P code

    @alternative
    Scenario: A Danish passport
      Given Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN

  @reactivate/p-code-three-uses-1 @A08
  Rule: A P code can be used three times

    @boundary
    Scenario: Once for getting MitID, twice for reactivating
      Given Ada is from abroad and has a P code
      And Ada has reached "active app"
      And Ada reactivates the app with the passport and makes a new PIN
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN

  @reactivate/p-code-three-uses-2 @implied @A08
  Rule: A fourth use of a P code is refused

    @boundary
    Scenario: Once for getting MitID, three times for reactivating
      Given Ada is from abroad and has a P code
      And Ada has reached "active app"
      And Ada reactivates the app with the passport and makes a new PIN
      And Ada reactivates the app with the passport and makes a new PIN
      When Ada tries to reactivate the app with the passport
      Then Ada cannot make a new PIN

  @reactivate/p-code-reuse @implied @A08
  Rule: A P code that one has can be used again

    @happy
    Scenario: The one with which she got MitID
      Given Ada is from abroad and has a P code
      And Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN

    @boundary
    Scenario: A day later
      Given Ada is from abroad and has a P code
      And Ada has had an active app for 1 days
      When Ada tries to reactivate the app with the passport
      Then Ada can make a new PIN

  @reactivate/p-code-then-steps @A33
  Rule: With a P code the steps are the same

    @happy
    Scenario: Passport and face are scanned, and the new PIN opens the app
      Given Ada is from abroad and has a P code
      And Ada has reached "active app"
      And Ada enters a wrong PIN as often as the limit says
      When Ada reactivates the app with the passport and makes a new PIN
      Then Ada has scanned passport and face anew
      When Ada logs in at a web shop
      Then Ada's log-in succeeds on Ada's phone

    @negative
    Scenario: The P code does not stand in for the face
      Given Ada is from abroad and has a P code
      And Ada has reached "active app"
      And the camera sees Mallory's face for Ada
      When Ada tries to reactivate the app with the passport
      Then Ada cannot make a new PIN

    @negative
    Scenario: The P code does not stand in for the passport
      Given Ada is from abroad and has a P code
      And Ada has reached "active app"
      And Ada puts the passport away
      When Ada tries to reactivate the app with the passport
      Then Ada cannot make a new PIN
