Feature: Step 5 – help to order or activate a code display, audio code reader or chip

  @help-step-5/5.3-choose-token
  Rule: A person who wants, for example, a code display can use this option

    @happy
    Scenario: It can be chosen
      Given Ada has reached "How do you want to approve with MitID?"
      Then Ada can choose the option 'Code display, audio code reader or chip'

  @help-step-5/5.3.1 @implied @A13
  Rule: 'Code display, audio code reader, or chip' and 'Next' lead to 'What do you want to activate/order?'

    @happy
    Scenario: It is chosen
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada chooses 'Code display, audio code reader or chip' and goes on
      Then Ada comes to "What do you want to activate/order?"

    @negative
    Scenario: Nothing is ordered by that
      Given Ada has reached "How do you want to approve with MitID?"
      When Ada chooses 'Code display, audio code reader or chip' and goes on
      Then Ada can see 'What do you want to activate/order?'
      And the post has been handed 0 "code display" for Ada

  @help-step-5/5.3.2a @implied @A14
  Rule: The choices can be reached, by scrolling where needed

    @happy
    Scenario: From the first to the last
      Given Ada has reached "What do you want to activate/order?"
      Then Ada can scroll to 'Choose code display'
      And Ada can scroll to 'choose audio code reader'
      And Ada can scroll to 'choose chip'

  @help-step-5/5.3.2b @A14 @A23
  Rule: 'Choose code display' is one of the choices

    @happy
    Scenario: The choice is there
      Given Ada has reached "What do you want to activate/order?"
      Then Ada can scroll to 'Choose code display'

  @help-step-5/5.3.3
  Rule: The screen 'Do you have a code display?' is shown

    @happy
    Scenario: After the choice
      Given Ada has reached "What do you want to activate/order?"
      When Ada scrolls to 'Choose code display' and presses
      Then Ada can see 'Do you have a code display?'

  @help-step-5/5.3.3-no-a
  Rule: 'No, order a code display' starts the order by steps on the screen

    @happy
    Scenario: The order can be completed
      Given Ada has reached "Do you have a code display?"
      When Ada presses 'No, order a code display'
      And Ada orders the code display
      Then the post has been handed 1 "code display" for Ada

    @negative
    Scenario: No serial number is asked for
      Given Ada has reached "Do you have a code display?"
      When Ada presses 'No, order a code display'
      Then Ada does not come to "Enter serial number"

  @help-step-5/5.3.3-no-b @implied @A39
  Rule: The ordered code display is sent to the person helped by mail

    @happy
    Scenario: It comes to Ada
      Given a letter takes 3 days
      And Ada has ordered a code display
      When Ada waits for the post
      Then the post has been handed 1 "code display" for Ada

    @negative
    Scenario: It does not go to the helper
      Given Bo has reached "How do you want to approve with MitID?"
      And Ada has ordered a code display
      Then the post has been handed 0 "code display" for Bo
      And the post has been handed 1 "code display" for Ada

    @negative
    Scenario: It is not active on order
      Given a letter takes 3 days
      And Ada has ordered a code display
      When Ada tries to log in with the code display while it is on its way
      Then Ada's log-in does not succeed

  @help-step-5/5.3.3-yes @implied
  Rule: 'Yes, activate' starts the activation of the code display that the person has

    @happy
    Scenario: The code display has come
      Given Ada has received a code display by post
      And Ada has reached "Do you have a code display?"
      When Ada presses 'Yes, activate'
      Then Ada comes to "MitID activation"

    @negative
    Scenario: No order is made of it
      Given Ada has received a code display by post
      And Ada has reached "Do you have a code display?"
      When Ada presses 'Yes, activate'
      Then the post has been handed 1 "code display" for Ada

  @help-step-5/5.3.4 @implied
  Rule: 'Next' on 'MitID activation' leads on to 'Create your new password'

    @happy
    Scenario: On to the password
      Given Ada has received a code display by post
      And Ada has reached "Do you have a code display?"
      When Ada presses 'Yes, activate'
      Then Ada can see 'MitID activation'
      When Ada presses 'Next'
      Then Ada comes to "Create your new password"

  @help-step-5/5.3.5b
  Rule: The password is entered and repeated on 'Create your new password'

    @happy
    Scenario: Entered twice
      Given Ada has received a code display by post
      And Ada has reached "Create your new password"
      Then Ada can see 'Create your new password'
      When Ada enters and repeats their new password
      Then Ada comes to "Enter serial number"

    @negative
    Scenario: Not without a password
      Given Ada has received a code display by post
      And Ada has reached "Create your new password"
      When Ada enters no password
      Then Ada does not come to "Enter serial number"

    @negative
    Scenario: The password is needed with the code display
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada tries to log in with the code display and a wrong password
      Then Ada's log-in does not succeed

    @negative
    Scenario: Without the password the code display approves nothing
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada tries to log in with the code display without a password
      Then Ada's log-in does not succeed

    @negative
    Scenario Outline: The code display and a password that is <characters>
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada tries to log in with the code display and a password that is "<characters>"
      Then Ada's log-in does not succeed

      Examples:
        | characters               |
        | written in small letters |
        | one character too short  |
        | one character too long   |
        | nothing but spaces       |
        | far too long             |
        | a piece of a query       |
        | a star                   |

    @boundary @assumed
    Scenario: As few characters as there may be
      Given Ada has received a code display by post
      And Ada has reached "Create your new password"
      When Ada makes up a password of the fewest characters
      Then Ada comes to "Enter serial number"

    @boundary @assumed
    Scenario: One character too few
      Given Ada has received a code display by post
      And Ada has reached "Create your new password"
      When Ada makes up a password with one character too few
      Then Ada does not come to "Enter serial number"

  @help-step-5/5.3.5c @implied
  Rule: A repeated password that differs is refused

    @negative
    Scenario: Another password
      Given Ada has received a code display by post
      And Ada has reached "Create your new password"
      When Ada repeats another password
      Then Ada does not come to "Enter serial number"

    @boundary
    Scenario: Only a capital differs
      Given Ada has received a code display by post
      And Ada has reached "Create your new password"
      When Ada repeats the password with a capital made small
      Then Ada does not come to "Enter serial number"

    @negative
    Scenario: Not repeated
      Given Ada has received a code display by post
      And Ada has reached "Create your new password"
      When Ada does not repeat the password
      Then Ada does not come to "Enter serial number"

    @alternative
    Scenario: The same two after two that differ
      Given Ada has received a code display by post
      And Ada has reached "Create your new password"
      When Ada repeats another password
      And Ada enters and repeats their new password
      Then Ada comes to "Enter serial number"

  @help-step-5/5.3.6a
  Rule: The serial number of the code display is entered on 'Enter serial number'

    @happy
    Scenario: The right number
      Given Ada has received a code display by post
      And Ada has reached "Enter serial number"
      Then Ada can see 'Enter serial number'
      When Ada enters the serial number printed on the code display
      Then Ada comes to "the code from the code display"

    @negative
    Scenario: No number
      Given Ada has received a code display by post
      And Ada has reached "Enter serial number"
      When Ada enters no serial number
      Then the code display is not activated for Ada

  @help-step-5/5.3.6b @implied
  Rule: A serial number that belongs to no available code display is refused

    @negative
    Scenario: A made-up number
      Given Ada has received a code display by post
      And Ada has reached "Enter serial number"
      When Ada enters a serial number that no code display has
      And Ada enters the one-time code if it is asked for
      Then the code display is not activated for Ada

    @boundary
    Scenario: One digit wrong
      Given Ada has received a code display by post
      And Ada has reached "Enter serial number"
      When Ada enters the serial number with one digit wrong
      And Ada enters the one-time code if it is asked for
      Then the code display is not activated for Ada

    @alternative
    Scenario: The right one after a wrong one
      Given Ada has received a code display by post
      And Ada has reached "Enter serial number"
      When Ada enters the serial number with one digit wrong
      And Ada enters the serial number printed on the code display
      Then Ada comes to "the code from the code display"

    @boundary
    Scenario Outline: A number that is <strange>
      Given Ada has received a code display by post
      And Ada has reached "Enter serial number"
      When Ada enters a serial number that is "<strange>"
      And Ada enters the one-time code if it is asked for
      Then the code display is not activated for Ada

      Examples:
        | strange             |
        | one digit too short |
        | one digit too long  |
        | far too long        |
        | a piece of a query  |
        | a star              |

    @negative
    Scenario: Bo's code display is Bo's
      Given Bo has received a code display by post
      And Bo has reached "active code display"
      And Ada has received a code display by post
      And Ada has reached "Enter serial number"
      When Ada enters the serial number of Bo's code display
      And Ada enters the one-time code from Bo's code display if it is asked for
      Then the code display is not activated for Ada

    @negative
    Scenario: Bo's code display goes on working for Bo
      Given Bo has received a code display by post
      And Bo has reached "active code display"
      And Ada has received a code display by post
      And Ada has reached "Enter serial number"
      When Ada enters the serial number of Bo's code display
      And Bo logs in at a web shop with the code display
      Then Bo's log-in with a "code display" succeeds

  @help-step-5/5.3.7b
  Rule: The one-time code is entered on 'Enter the code from your code display'

    @happy
    Scenario: The code on the glass
      Given Ada has received a code display by post
      And Ada has reached "the code from the code display"
      Then Ada can see 'Enter the code from your code display'
      When Ada presses the code display's button and enters the one-time code
      Then Ada comes to "the code display is activated"

    @negative
    Scenario: No code
      Given Ada has received a code display by post
      And Ada has reached "the code from the code display"
      When Ada enters no one-time code
      Then the code display is not activated for Ada

    @negative
    Scenario: Before the code it approves nothing
      Given Ada has received a code display by post
      And Ada has reached "the code from the code display"
      When Ada logs in at a web shop with the code display
      Then Ada's log-in does not succeed

  @help-step-5/5.3.7c1 @implied
  Rule: A code that the code display did not produce is refused

    @negative
    Scenario: A wrong code
      Given Ada has received a code display by post
      And Ada has reached "the code from the code display"
      When Ada enters a wrong one-time code
      Then the code display is not activated for Ada

    @boundary
    Scenario: Only the last digit is wrong
      Given Ada has received a code display by post
      And Ada has reached "the code from the code display"
      When Ada enters the one-time code with its last digit changed
      Then the code display is not activated for Ada

    @boundary
    Scenario Outline: A one-time code that is <changed>
      Given Ada has received a code display by post
      And Ada has reached "the code from the code display"
      When Ada enters a one-time code that is "<changed>"
      Then the code display is not activated for Ada

      Examples:
        | changed             |
        | one digit too short |
        | one digit too long  |
        | a piece of a query  |
        | a star              |

    @negative
    Scenario: The code from Bo's code display
      Given Bo has received a code display by post
      And Bo has reached "active code display"
      And Ada has received a code display by post
      And Ada has reached "the code from the code display"
      When Ada enters the one-time code from Bo's code display
      Then the code display is not activated for Ada

    @alternative
    Scenario: The right one after a wrong one
      Given Ada has received a code display by post
      And Ada has reached "the code from the code display"
      When Ada enters a wrong one-time code
      And Ada presses the code display's button and enters the one-time code
      Then Ada comes to "the code display is activated"

    @negative
    Scenario: A wrong one-time code does not log in
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada tries to log in with a wrong one-time code
      Then Ada's log-in does not succeed

    @negative
    Scenario: Bo's one-time code does not log Ada in
      Given Bo has received a code display by post
      And Bo has reached "active code display"
      And Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada tries to log in with a one-time code from Bo's code display
      Then Ada's log-in does not succeed

    @boundary @assumed
    Scenario: The code display no longer shows that code
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada tries to log in with a one-time code that is an hour old
      Then Ada's log-in does not succeed

  @help-step-5/5.3.7c2 @implied
  Rule: A one-time code that has been used is refused

    @negative
    Scenario: The code of the activation
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada tries to log in with the one-time code that has just been used
      Then Ada's log-in does not succeed

    @negative
    Scenario: The code of a log-in
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      And Ada logs in at a web shop with the code display
      When Ada tries to log in with the one-time code that has just been used
      Then Ada's log-in does not succeed

    @alternative
    Scenario: The next code works
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      And Ada logs in at a web shop with the code display
      When Ada logs in at a web shop with the code display
      Then Ada's log-in with a "code display" succeeds

  @help-step-5/5.3.8a
  Rule: The app says that the activation is complete, and 'Finish' ends it

    @happy
    Scenario: At the end
      Given Ada has received a code display by post
      And Ada has reached "the code display is activated"
      When Ada presses 'Finish'
      Then Ada no longer sees 'Finish'

    @happy
    Scenario: It says so
      Given Ada has received a code display by post
      And Ada has reached "the code display is activated"
      Then Ada can see 'the activation is completed'

    @negative
    Scenario: Not before the code
      Given Ada has received a code display by post
      And Ada has reached "the code from the code display"
      Then Ada does not see 'the activation is completed'

  @help-step-5/5.3.8b @implied
  Rule: When the activation is complete, the code display is active and can be used

    @happy
    Scenario: It works
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada logs in at a web shop with the code display
      Then Ada's log-in with a "code display" succeeds
      And the web shop is told that it is Ada

    @negative
    Scenario: A user ID alone is not enough
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Mallory tries to log in as Ada without having anything
      Then Mallory's log-in does not succeed
