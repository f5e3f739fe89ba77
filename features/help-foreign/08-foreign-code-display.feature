Feature: Help others with a foreign passport or ID card – order a code display

  @help-foreign/b1 @implied @A14
  Rule: 'Select code display' leads to a question whether the person has one

    @happy
    Scenario: It is selected
      Given Ada has reached "What do you want to activate/order?"
      When Ada scrolls to 'Select code display' and presses
      Then Ada can see 'Do you have a code display?'

    @negative
    Scenario: Nothing is ordered by that
      Given Ada has reached "What do you want to activate/order?"
      When Ada scrolls to 'Select code display' and presses
      Then the post has been handed 0 "code display" for Ada

  @help-foreign/b2a-asked
  Rule: Whether the person has a code display already is asked on the next screen

    @happy
    Scenario: Both answers are there
      Given Ada has reached "What do you want to activate/order?"
      When Ada scrolls to 'Select code display' and presses
      Then Ada can press 'No, order code display'
      And Ada can press 'Yes, activate code display'

  @help-foreign/b2b-no @implied
  Rule: 'No, order code display' leads to the screen 'Order code display'

    @happy
    Scenario: No is pressed
      Given Ada has reached "Do you have a code display?"
      When Ada presses 'No, order code display'
      Then Ada can see 'Order code display'

  @help-foreign/b2c-yes-only-after-arrival-1 @A39
  Rule: The screen has the choice 'Yes, activate code display'

    @happy
    Scenario: The choice is there
      Given Ada has reached "Do you have a code display?"
      Then Ada can press 'Yes, activate code display'

  @help-foreign/b2e-arrives-by-post @implied @A39
  Rule: An ordered code display is sent to the person by post

    @happy
    Scenario: It is handed to the post
      Given Ada has ordered a code display
      Then the post has been handed 1 "code display" for Ada

    @negative
    Scenario: It does nothing before it has come
      Given a letter takes 5 days
      And Ada has ordered a code display
      When Ada tries to log in with the code display while it is on its way
      Then Ada's log-in does not succeed

  @help-foreign/b2d-must-be-activated @implied
  Rule: A delivered code display must be activated before it can be used

    @negative
    Scenario: It has come and was never activated
      Given Ada has received a code display by post
      When Ada logs in at a web shop with the code display
      Then Ada's log-in does not succeed

    @happy
    Scenario: It was activated
      Given Ada has received a code display by post
      And Ada has reached "active code display"
      When Ada logs in at a web shop with the code display
      Then Ada's log-in with a "code display" succeeds

  @help-foreign/b3a-order-button @A33
  Rule: The button that starts with 'Order on' takes the person on to the order on the website

    @happy
    Scenario: The button is pressed
      Given Ada has reached "the order of a code display"
      When Ada presses 'Order on'
      Then Ada's app has opened the website

    @negative
    Scenario: Without the button there is no order
      Given Ada has reached "the order of a code display"
      Then Ada's app has not opened the website
      And the post has been handed 0 "code display" for Ada

  @help-foreign/b3b-to-website-1 @A39
  Rule: The person is taken to the website to complete the order

    @happy
    Scenario: In the browser of the phone
      Given Ada has reached "the order of a code display"
      When Ada presses 'Order on'
      Then Ada's app has opened the website

  @help-foreign/b3b-to-website-2 @implied @A39
  Rule: The order does not exist until it has been completed on the website

    @negative
    Scenario: The button alone orders nothing
      Given Ada has reached "the order of a code display"
      When Ada presses 'Order on'
      Then the post has been handed 0 "code display" for Ada

  @help-foreign/b4-complete-on-website @A33
  Rule: Following the steps on the website completes the order

    @happy
    Scenario: To the end
      Given Ada has reached "the order of a code display"
      When Ada orders the code display
      Then the post has been handed 1 "code display" for Ada

    @negative
    Scenario: The website is left half way
      Given Ada has reached "the order of a code display"
      When Ada goes to the order and does not complete it
      Then the post has been handed 0 "code display" for Ada
