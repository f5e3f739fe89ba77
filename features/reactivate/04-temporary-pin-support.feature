Feature: A temporary PIN from MitID Support

  @reactivate/support-sms @A04
  Rule: MitID Support can send a temporary PIN by SMS

    @happy
    Scenario: The caller says who they are and gets a PIN that leads to a new one
      Given Ada has had an active app for 7 days
      And Ada enters a wrong PIN as often as the limit says
      When Ada calls Support for a temporary PIN
      And Ada follows the app and enters the temporary PIN
      Then Ada can make a new PIN

    @alternative
    Scenario: The same for a PIN that was forgotten
      Given Ada has had an active app for 7 days
      When Ada calls Support for a temporary PIN
      And Ada follows the app and enters the temporary PIN
      Then Ada can make a new PIN

  @reactivate/support-sms-registered-number @implied @A04
  Rule: The PIN goes to the registered number

    @happy
    Scenario: The registered number gets it
      Given Ada has had an active app for 7 days
      When Ada calls Support for a temporary PIN
      Then Ada gets a message with a code

    @negative
    Scenario: Not to a number that the caller gives
      Given Ada has had an active app for 7 days
      And Ada gives another phone number
      When Ada calls Support for a temporary PIN
      Then nothing was sent to the number that Ada gave

    @negative
    Scenario: Mallory gives Ada's passport number and cannot answer for her
      Given Ada has had an active app for 7 days
      And Mallory brings Ada's passport
      When Mallory calls Support for a temporary PIN
      Then Ada has had no further message
      And Mallory has had no message

  @reactivate/support-identify-first
  Rule: Callers say who they are first

    @negative
    Scenario: The caller only asks
      Given Ada has had an active app for 7 days
      When Ada calls Support and does not say who it is
      Then Ada has had no further message

    @negative
    Scenario: Neither number nor answers
      Given Ada has had an active app for 7 days
      And Ada has no documentation
      And Ada knows none of the answers
      When Ada calls Support for a temporary PIN
      Then Ada has had no further message

    @privacy @assumed
    Scenario: Nobody learns whose passport is registered
      Given Ada has reached "active app"
      Then Mallory gets the same answer for the number of Ada's passport as for one that nobody has

  @reactivate/support-document-number @A28
  Rule: The number of either a passport or a driving licence is given

    @happy
    Scenario: Of a passport alone
      Given Ada has had an active app for 7 days
      When Ada calls Support for a temporary PIN
      Then Ada gets a message with a code

    @alternative
    Scenario: Of a driving licence alone
      Given Ada has had an active app for 7 days
      And Ada has a "driving licence" of "Denmark" that expires "tomorrow"
      When Ada calls Support for a temporary PIN
      Then Ada gets a message with a code

    @negative
    Scenario: Of neither, though all answers are right
      Given Ada has had an active app for 7 days
      And Ada has no documentation
      When Ada calls Support for a temporary PIN
      Then Ada has had no further message

  @reactivate/support-document-origin-1 @A28
  Rule: A valid Danish or Greenlandic passport serves

    @boundary
    Scenario Outline: A passport of <country> that expires <day>
      Given Ada has had an active app for 7 days
      And Ada has a "passport" of "<country>" that expires "<day>"
      When Ada calls Support for a temporary PIN
      Then Ada gets a message with a code

      Examples:
        | country   | day      |
        | Denmark   | tomorrow |
        | Greenland | tomorrow |

  @reactivate/support-document-origin-2 @A28
  Rule: A valid Danish or Greenlandic driving licence serves

    @boundary
    Scenario Outline: A driving licence of <country>
      Given Ada has had an active app for 7 days
      And Ada has a "driving licence" of "<country>" that expires "tomorrow"
      When Ada calls Support for a temporary PIN
      Then Ada gets a message with a code

      Examples:
        | country   |
        | Denmark   |
        | Greenland |

  @reactivate/support-document-origin-3 @implied @A28
  Rule: A passport or driving licence that is not valid does not serve

    @boundary
    Scenario Outline: A <document> that expired yesterday
      Given Ada has had an active app for 7 days
      And Ada has a "<document>" of "Denmark" that expires "yesterday"
      When Ada calls Support for a temporary PIN
      Then Ada has had no further message

      Examples:
        | document        |
        | passport        |
        | driving licence |

  @reactivate/support-document-origin-4 @implied @A28
  Rule: A passport or driving licence of another country does not serve

    @negative
    Scenario Outline: A <document> of <country>
      Given Ada has had an active app for 7 days
      And Ada has a "<document>" of "<country>" that expires "tomorrow"
      When Ada calls Support for a temporary PIN
      Then Ada has had no further message

      Examples:
        | document        | country |
        | passport        | Sweden  |
        | driving licence | Sweden  |
        | driving licence | Germany |

  @reactivate/support-questions @A28
  Rule: The caller then answers questions from the CPR register

    @happy
    Scenario: Questions come, after the document number
      Given Ada has had an active app for 7 days
      When Ada calls Support for a temporary PIN
      Then Support has asked Ada questions after the document number was given

    @boundary
    Scenario: Just as many right answers as Support wants
      Given Ada has had an active app for 7 days
      And Ada knows just as many answers as Support wants
      When Ada calls Support for a temporary PIN
      Then Ada gets a message with a code

    @negative
    Scenario: Answers that are not those of the register
      Given Ada has had an active app for 7 days
      And Ada knows none of the answers
      When Ada calls Support for a temporary PIN
      Then Ada has had no further message

  @reactivate/support-not-enough-answers @A28
  Rule: Without enough right answers no PIN is sent

    @negative
    Scenario: None
      Given Ada has had an active app for 7 days
      And Ada knows none of the answers
      When Ada calls Support for a temporary PIN
      Then Ada has had no further message

    @boundary
    Scenario: One fewer than Support wants
      Given Ada has had an active app for 7 days
      And Ada knows one answer fewer than Support wants
      When Ada calls Support for a temporary PIN
      Then Ada has had no further message

    @boundary
    Scenario Outline: <answer> to every question
      Given Ada has had an active app for 7 days
      And Ada answers "<answer>" to every question
      When Ada calls Support for a temporary PIN
      Then Ada has had no further message

      Examples:
        | answer      |
        |             |
        | *           |
        | ' OR '1'='1 |

    @negative
    Scenario: Mallory answers with what she knows of herself
      Given Ada has had an active app for 7 days
      And Mallory brings Ada's passport
      When Mallory calls Support for a temporary PIN
      Then Ada has had no further message

  @reactivate/support-fail-to-citizen-service-1 @implied
  Rule: Whoever cannot answer enough is referred to Citizen Service

    @negative
    Scenario: No answer
      Given Ada has had an active app for 7 days
      And Ada knows none of the answers
      When Ada calls Support for a temporary PIN
      Then Support refers Ada to Citizen Service

    @boundary
    Scenario: One answer too few
      Given Ada has had an active app for 7 days
      And Ada knows one answer fewer than Support wants
      When Ada calls Support for a temporary PIN
      Then Support refers Ada to Citizen Service

  @reactivate/support-fail-to-citizen-service-2
  Rule: Citizen Service helps whoever could not answer enough

    @alternative
    Scenario: After a call that led nowhere
      Given Ada has had an active app for 7 days
      And Ada knows none of the answers
      And Ada calls Support for a temporary PIN
      And Ada books an appointment at Citizen Service
      When Ada asks Citizen Service for a temporary PIN
      And Ada follows the app and enters the temporary PIN
      Then Ada can make a new PIN

  @reactivate/support-phone-quarantine-1 @A07
  Rule: A number changed on MitID.dk within the last five days is too new

    @boundary @assumed
    Scenario: 4 days and 23 hours after it was changed
      Given Ada has had an active app for 7 days
      And Ada changes the phone number on MitID.dk
      And 4 days, 23 hours and 0 minutes pass for Ada
      When Ada calls Support for a temporary PIN
      Then Ada has had no further message

  @reactivate/support-phone-quarantine-2 @A07
  Rule: A number registered within the last five days is too new

    @boundary @assumed
    Scenario: 4 days and 23 hours after it was registered
      Given Ada has reached "active app"
      And 4 days, 23 hours and 0 minutes pass for Ada
      When Ada calls Support for a temporary PIN
      Then Ada has had no further message

    @negative @assumed
    Scenario: Right after it was registered
      Given Ada has reached "active app"
      When Ada calls Support for a temporary PIN
      Then Ada has had no further message

  @reactivate/support-phone-quarantine-3 @implied @A07
  Rule: A number registered or changed more than five days ago is no hindrance

    @boundary
    Scenario: 5 days and 1 minute after it was registered
      Given Ada has reached "active app"
      And 5 days, 0 hours and 1 minutes pass for Ada
      When Ada calls Support for a temporary PIN
      Then Ada gets a message with a code

    @boundary
    Scenario: 5 days and 1 minute after it was changed
      Given Ada has had an active app for 7 days
      And Ada changes the phone number on MitID.dk
      And 5 days, 0 hours and 1 minutes pass for Ada
      When Ada calls Support for a temporary PIN
      Then Ada gets a message with a code

  @reactivate/support-quarantine-to-citizen-service-1 @implied @A07
  Rule: Whoever has too new a number is referred to Citizen Service

    @negative
    Scenario: Right after it was registered
      Given Ada has reached "active app"
      When Ada calls Support for a temporary PIN
      Then Support refers Ada to Citizen Service

  @reactivate/support-quarantine-to-citizen-service-2 @A07
  Rule: Citizen Service helps although the number is new

    @alternative
    Scenario: Within the five days
      Given Ada has reached "active app"
      And Ada books an appointment at Citizen Service
      When Ada asks Citizen Service for a temporary PIN
      And Ada follows the app and enters the temporary PIN
      Then Ada can make a new PIN

  @reactivate/support-call-only
  Rule: Support sends a temporary PIN to callers only

    @negative
    Scenario: A request in writing, with number and answers
      Given Ada has had an active app for 7 days
      When Ada writes to Support for a temporary PIN
      Then Ada has had no further message
