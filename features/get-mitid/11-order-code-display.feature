# language: da
Egenskab: Trin 5 – bestil kodeviser, kodeoplæser eller chip

  @get-mitid/5.3.1 @implied
  Regel: 'Kodeviser, kodeoplæser eller chip' og 'Næste' fører til 'Hvad vil du aktivere/bestille?'

    @happy
    Scenarie: Der vælges
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Når Ada vælger 'Kodeviser, kodeoplæser eller chip' og går videre
      Så kommer Ada til "Hvad vil du aktivere/bestille?"

    @negative
    Scenarie: Ikke lige til en bestilling
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Når Ada vælger 'Kodeviser, kodeoplæser eller chip' og går videre
      Så kan Ada se 'Hvad vil du aktivere/bestille?'
      Og har posten fået 0 "kodeviser" til Ada

  @get-mitid/5.3.2a @implied
  Regel: Alle valg på skærmen kan nås, om nødvendigt ved at scrolle

    @happy
    Scenarie: Fra det første til det sidste
      Givet Ada er nået til "Hvad vil du aktivere/bestille?"
      Så kan Ada scrolle til 'Vælg kodeviser'
      Og kan Ada scrolle til 'vælg kodeoplæser'
      Og kan Ada scrolle til 'vælg chip'

  @get-mitid/5.3.2b1
  Regel: Man kan trykke på 'Vælg kodeviser'

    @happy
    Scenarie: Valget er der
      Givet Ada er nået til "Hvad vil du aktivere/bestille?"
      Så kan Ada scrolle til 'Vælg kodeviser'

    @happy
    Scenarie: Et tryk fører videre
      Givet Ada er nået til "Hvad vil du aktivere/bestille?"
      Når Ada scroller til 'Vælg kodeviser' og trykker
      Så ser Ada ikke længere 'Hvad vil du aktivere/bestille?'

  @get-mitid/5.3.2b2 @implied @A22 @A23
  Regel: Samme skærm har valg for kodeoplæser og chip

    @happy
    Scenarie: Begge valg er der
      Givet Ada er nået til "Hvad vil du aktivere/bestille?"
      Så kan Ada scrolle til 'vælg kodeoplæser'
      Og kan Ada scrolle til 'vælg chip'

    @happy
    Abstrakt Scenario: Et tryk på '<valg>' fører videre
      Givet Ada er nået til "Hvad vil du aktivere/bestille?"
      Når Ada scroller til '<valg>' og trykker
      Så ser Ada ikke længere 'Hvad vil du aktivere/bestille?'

      Eksempler:
        | valg             |
        | vælg kodeoplæser |
        | vælg chip        |

  @get-mitid/5.3.3
  Regel: Man får vist skærmen 'Har du en kodeviser?'

    @happy
    Scenarie: Efter valget
      Givet Ada er nået til "Hvad vil du aktivere/bestille?"
      Når Ada scroller til 'Vælg kodeviser' og trykker
      Så kan Ada se 'Har du en kodeviser?'

  @get-mitid/5.3.3-no-a
  Regel: 'Nej, bestil' fører til trin, hvor man bestiller en kodeviser

    @happy
    Scenarie: Bestillingen kan gennemføres
      Givet Ada er nået til "Har du en kodeviser?"
      Når Ada trykker på 'Nej, bestil'
      Og Ada bestiller kodeviseren
      Så har posten fået 1 "kodeviser" til Ada

    @negative
    Scenarie: Her bliver der ikke spurgt om et serienummer
      Givet Ada er nået til "Har du en kodeviser?"
      Når Ada trykker på 'Nej, bestil'
      Så kommer Ada ikke til "Indtast serienummer"

  @get-mitid/5.3.3-no-b-1 @implied @A39
  Regel: En gennemført bestilling får en kodeviser sendt til personen med posten

    @happy
    Scenarie: Posten får ét brev til Ada
      Givet Ada har bestilt en kodeviser
      Så har posten fået 1 "kodeviser" til Ada
      Og har posten fået 0 "kodeoplæser" til Ada

    @negative
    Scenarie: Ingen anden får den
      Givet Bo er nået til "Hvordan vil du godkende med MitID?"
      Og Ada har bestilt en kodeviser
      Så har posten fået 0 "kodeviser" til Bo
      Og har posten fået 1 "kodeviser" til Ada

    @negative
    Scenarie: En bestilling, der ikke er gennemført, er ingen
      Givet Ada er nået til "bestilling af kodeviser"
      Når Ada går til bestillingen og fuldfører den ikke
      Så har posten fået 0 "kodeviser" til Ada

    @negative
    Scenarie: En bestilt kodeviser, der er undervejs, godkender intet
      Givet et brev er 3 dage undervejs
      Og Ada har bestilt en kodeviser
      Når Ada prøver at logge på med kodeviseren, mens den er undervejs
      Så lykkes Adas log-in ikke

    @negative
    Scenarie: En kodeviser, der er kommet med posten og ikke er aktiveret, godkender intet
      Givet Ada har fået en kodeviser med posten
      Når Ada logger på i en netbutik med kodeviseren
      Så lykkes Adas log-in ikke

  @get-mitid/5.3.3-no-c @A39
  Regel: Sammen med kodeviseren følger en instruktion i, hvordan den aktiveres

    @happy
    Scenarie: I samme brev
      Givet et brev er 3 dage undervejs
      Og Ada har bestilt en kodeviser
      Når Ada venter på posten
      Så ligger der en instruktion i Adas brev med en "kodeviser"

  @get-mitid/5.3-order-website @A39 @A22
  Regel: En kodeviser, kodeoplæser eller chip kan også bestilles på MitID.dk

    @happy
    Abstrakt Scenario: Ada bestiller en <slags>
      Givet Ada er nået til "aktiv app"
      Når Ada bestiller en "<slags>" på MitID.dk
      Så har posten fået 1 "<slags>" til Ada

      Eksempler:
        | slags       |
        | kodeviser   |
        | kodeoplæser |
        | chip        |

    @negative
    Scenarie: Ada afviser, og Mallory får intet bestilt
      Givet Ada er nået til "aktiv app"
      Når Mallory prøver at bestille en "kodeviser" på MitID.dk som Ada
      Så har posten fået 0 "kodeviser" til Ada
      Og har posten fået 0 "kodeviser" til Mallory

    @negative
    Scenarie: Uden log-in bliver intet bestilt
      Givet Ada er nået til "aktiv app"
      Når Ada prøver at bestille en "kodeviser" på MitID.dk uden at godkende
      Så har posten fået 0 "kodeviser" til Ada

  @get-mitid/5.3-order-citizen-service @A39
  Regel: En kodeviser, kodeoplæser eller chip kan også bestilles ved at henvende sig i Borgerservice

    @happy
    Abstrakt Scenario: Ada bestiller en <slags>
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Og Ada bestiller tid hos Borgerservice
      Når Ada bestiller en "<slags>" hos Borgerservice
      Så har posten fået 1 "<slags>" til Ada

      Eksempler:
        | slags       |
        | kodeviser   |
        | kodeoplæser |
        | chip        |

    @negative
    Scenarie: Mallory har Adas pas med
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Og Mallory har Adas pas med
      Og Mallory bestiller tid hos Borgerservice
      Når Mallory bestiller en "kodeviser" hos Borgerservice
      Så har posten fået 0 "kodeviser" til Ada
      Og har posten fået 0 "kodeviser" til Mallory

  @get-mitid/5.3-citizen-service-booking-2 @assumed @A29
  Regel: Uden bestilt tid bliver man ikke ekspederet i Borgerservice

    @negative
    Scenarie: Uden tid
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Når Ada bestiller en "kodeviser" hos Borgerservice
      Så har posten fået 0 "kodeviser" til Ada

