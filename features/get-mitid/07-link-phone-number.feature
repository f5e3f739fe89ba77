# language: da
Egenskab: Trin 4 del 2 – tilknyt dit telefonnummer til din MitID bruger

  @get-mitid/4.2.1
  Regel: Appen lader personen indtaste et mobilnummer

    @happy
    Scenarie: Feltet er der, og det er tomt
      Givet Ada er nået til "mobilnummer"
      Så bliver Ada bedt om "mobilnummer"
      Og står Adas mobilnummer ikke på skærmen i forvejen

  @get-mitid/4.2.2a
  Regel: 'Send kode' får systemet til at sende en valideringskode på SMS

    @happy
    Scenarie: Koden kommer efter trykket, ikke før
      Givet Ada er nået til "mobilnummer"
      Når Ada skriver sit mobilnummer
      Og Ada venter et øjeblik
      Så har Ada ingen SMS fået
      Når Ada trykker på 'Send kode'
      Så får Ada en SMS med en kode

    @negative
    Scenarie: Koden står ikke i appen i stedet
      Givet Ada er nået til "mobilnummer"
      Når Ada skriver sit mobilnummer
      Og Ada trykker på 'Send kode'
      Så får Ada en SMS med en kode
      Og viser Adas app ikke koden

  @get-mitid/4.2.2b1 @implied
  Regel: Valideringskoden går til det nummer, der er indtastet, og til intet andet

    @negative
    Scenarie: Kun det indtastede nummer får en SMS
      Givet Ada er nået til "valideringskode"
      Så har ingen andre end Ada fået en SMS

    @negative
    Scenarie: Nummeret rettes, før koden er tastet
      Givet Ada er nået til "valideringskode"
      Når Ada går tilbage og skriver et nyt mobilnummer
      Så får Ada en SMS med en kode på det nye nummer og ikke på det gamle

    @negative
    Abstrakt Scenario: Et mobilnummer, der er <tegn>
      Givet Ada er nået til "mobilnummer"
      Når Ada beder om en kode til et mobilnummer, der er "<tegn>"
      Så er der ingen SMS sendt til andre end Ada

      Eksempler:
        | tegn                        |
        | tomt                        |
        | uden et eneste ciffer       |
        | et stykke af en forespørgsel |
        | to numre på én gang         |

    @negative
    Scenarie: En ny kode, efter at nummeret er rettet
      Givet Ada er nået til "valideringskode"
      Når Ada går tilbage og skriver et nyt mobilnummer
      Og Ada får tilsendt en ny kode
      Så får Ada 2 SMS på det nye nummer og ikke flere på det gamle

  @get-mitid/4.2.2b2 @assumed
  Regel: Et tryk sender én valideringskode

    @boundary
    Scenarie: Én besked
      Givet Ada er nået til "valideringskode"
      Og Ada venter et øjeblik
      Så har Ada fået 1 SMS

  @get-mitid/4.2.3a @implied
  Regel: Valideringskoden fra SMS'en fuldfører trinnet

    @happy
    Scenarie: Koden indtastes
      Givet Ada er nået til "valideringskode"
      Når Ada indtaster koden fra SMS'en
      Så kommer Ada til "Hvordan vil du godkende med MitID?"

    @alternative
    Scenarie: En ny kode gælder, når den er sendt
      Givet Ada er nået til "valideringskode"
      Når Ada får tilsendt en ny kode
      Og Ada indtaster koden fra SMS'en
      Så kommer Ada til "Hvordan vil du godkende med MitID?"

    @negative
    Scenarie: Uden kode fuldføres trinnet ikke
      Givet Ada er nået til "valideringskode"
      Så kommer Ada ikke til "Hvordan vil du godkende med MitID?"

  @get-mitid/4.2.3b @implied @A05
  Regel: En anden valideringskode end den sendte afvises

    @negative
    Scenarie: En kode, der er forkert i hvert ciffer
      Givet Ada er nået til "valideringskode"
      Når Ada indtaster en forkert kode
      Så kommer Ada ikke til "Hvordan vil du godkende med MitID?"

    @boundary
    Abstrakt Scenario: En kode, der er forkert i det <hvilket> ciffer
      Givet Ada er nået til "valideringskode"
      Når Ada indtaster koden fra SMS'en med det <hvilket> ciffer ændret
      Så kommer Ada ikke til "Hvordan vil du godkende med MitID?"

      Eksempler:
        | hvilket |
        | første  |
        | sidste  |

    @boundary
    Abstrakt Scenario: En kode, der er <ændret>
      Givet Ada er nået til "valideringskode"
      Når Ada indtaster en valideringskode, der er "<ændret>"
      Så kommer Ada ikke til "Hvordan vil du godkende med MitID?"

      Eksempler:
        | ændret                       |
        | et ciffer for kort           |
        | et ciffer for lang           |
        | et stykke af en forespørgsel |
        | en stjerne                   |

    @negative
    Scenarie: Bos kode
      Givet Bo er nået til "valideringskode"
      Og Ada er nået til "valideringskode"
      Når Ada indtaster koden fra Bos SMS
      Så kommer Ada ikke til "Hvordan vil du godkende med MitID?"

    @negative
    Scenarie: Den, der har set nogle koder, kender ikke den næste
      Givet Ada er nået til "valideringskode"
      Når Ada får tilsendt en ny kode
      Og Ada får tilsendt en ny kode
      Så følger Adas 3 koder ikke af hinanden

    @negative
    Scenarie: Den, der kender andres koder, kender ikke Adas
      Givet Bo er nået til "valideringskode"
      Og Mallory er nået til "valideringskode"
      Og Ada er nået til "valideringskode"
      Så følger de nyeste koder til Bo, Mallory og Ada ikke af hinanden

    @alternative
    Scenarie: Den rigtige kode efter en forkert
      Givet Ada er nået til "valideringskode"
      Når Ada indtaster en forkert kode
      Og Ada indtaster koden fra SMS'en
      Så kommer Ada til "Hvordan vil du godkende med MitID?"

    @negative @implied
    Scenarie: En ny kode afløser den gamle
      Givet Ada er nået til "valideringskode"
      Når Ada får tilsendt en ny kode
      Og Ada indtaster koden fra den første SMS
      Så kommer Ada ikke til "Hvordan vil du godkende med MitID?"

    @boundary
    Scenarie: Koden er udløbet
      Givet Ada er nået til "valideringskode"
      Når der går 1 sekund mere end valideringskoden lever hos Ada
      Og Ada indtaster koden fra SMS'en
      Så kommer Ada ikke til "Hvordan vil du godkende med MitID?"

    @boundary
    Scenarie: Hverken en forkert kode eller en tur i en anden app forlænger koden
      Givet Ada er nået til "valideringskode"
      Når der går 20 sekunder mindre end valideringskoden lever hos Ada
      Og Ada skifter til en anden app og tilbage igen
      Og Ada indtaster en forkert kode
      Og der går 30 sekunder hos Ada
      Og Ada indtaster koden fra SMS'en
      Så kommer Ada ikke til "Hvordan vil du godkende med MitID?"

    @boundary
    Scenarie: Koden er lige ved at udløbe
      Givet Ada er nået til "valideringskode"
      Når der går 10 sekunder mindre end valideringskoden lever hos Ada
      Og Ada indtaster koden fra SMS'en
      Så kommer Ada til "Hvordan vil du godkende med MitID?"

  @get-mitid/4.2-number-linked-1
  Regel: Telefonnummeret bliver tilknyttet personens MitID bruger

    @happy
    Scenarie: Den midlertidige PIN-kode går til nummeret
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Når Ada vælger 'På denne telefon' og går videre
      Så får Ada en SMS med en kode

  @get-mitid/4.2-number-linked-2 @implied
  Regel: Nummeret tilknyttes først, når valideringskoden er indtastet

    @negative
    Scenarie: Efter en forkert kode sendes ingen hemmelighed til nummeret
      Givet Ada er nået til "valideringskode"
      Når Ada indtaster en forkert kode
      Så kommer Ada ikke til "Hvordan vil du godkende med MitID?"
      Og kommer Ada ikke til "midlertidig PIN-kode"
      Og har Ada fået 1 SMS

    @negative
    Scenarie: Kun det nummer, hvis kode blev indtastet, får hemmeligheder
      Givet Ada er nået til "valideringskode"
      Når Ada går tilbage og skriver et nyt mobilnummer
      Og Ada indtaster koden fra SMS'en
      Og Ada går videre til "Hvordan vil du godkende med MitID?"
      Og Ada vælger 'På denne telefon' og går videre
      Så får Ada 2 SMS på det nye nummer og ikke flere på det gamle

    @negative
    Scenarie: Et nummer, der skrives, efter at koden er sendt til et andet
      Givet Ada er nået til "valideringskode"
      Når Ada retter sit mobilnummer uden at få en kode til det og indtaster koden fra før, hvis det kan lade sig gøre
      Så går ingen hemmelighed til det nummer, Ada rettede til

  @get-mitid/4.2-tip-switch-app-1
  Regel: Den, der har været i besked-appen, kan indtaste valideringskoden bagefter

    @alternative
    Scenarie: Frem og tilbage
      Givet Ada er nået til "valideringskode"
      Når Ada skifter til en anden app og tilbage igen
      Så bliver Ada bedt om "valideringskode"

  @get-mitid/4.2-tip-switch-app-2 @implied
  Regel: Valideringskoden bliver ikke ugyldig af, at man skifter app

    @alternative
    Scenarie: Koden fra før skiftet gælder
      Givet Ada er nået til "valideringskode"
      Når Ada skifter til en anden app og tilbage igen
      Og Ada indtaster koden fra den første SMS
      Så har Ada fået 1 SMS
      Og kommer Ada til "Hvordan vil du godkende med MitID?"
