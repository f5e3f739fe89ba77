# language: da
Egenskab: Trin 5 – vælg, hvordan du vil godkende

  @get-mitid/5-choose
  Regel: Personen skal vælge på skærmen 'Hvordan vil du godkende med MitID?'

    @happy
    Scenarie: Skærmen kommer efter telefonnummeret
      Givet Ada er nået til "valideringskode"
      Når Ada indtaster koden fra SMS'en
      Så kan Ada se 'Hvordan vil du godkende med MitID?'

    @negative
    Scenarie: Ikke uden den rigtige valideringskode
      Givet Ada er nået til "valideringskode"
      Når Ada indtaster en forkert kode
      Så kommer Ada ikke til "Hvordan vil du godkende med MitID?"

  @get-mitid/5-option-this-phone
  Regel: 'På denne telefon' kan vælges

    @happy
    Scenarie: Muligheden er der
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Så kan Ada vælge muligheden 'På denne telefon'

  @get-mitid/5-option-other-device
  Regel: 'App på en anden telefon/tablet' kan vælges

    @happy
    Scenarie: Muligheden er der
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Så kan Ada vælge muligheden 'App på en anden telefon/tablet'

  @get-mitid/5-option-code-token
  Regel: 'Kodeviser, kodeoplæser eller chip' kan vælges

    @happy
    Scenarie: Muligheden er der
      Givet Ada er nået til "Hvordan vil du godkende med MitID?"
      Så kan Ada vælge muligheden 'Kodeviser, kodeoplæser eller chip'

  @get-mitid/0-part-order-1 @implied @A43
  Regel: Først identiteten, så bruger-ID, så telefonnummer, til sidst aktivering

    @invariant
    Scenarie: Rækkefølgen af de fire dele
      Når Ada går hele vejen til "midlertidig PIN-kode"
      Så kom Adas dele i guidens rækkefølge

  @get-mitid/0-part-order-2 @implied
  Regel: Hverken bruger-ID eller aktivering, før identiteten er bekræftet

    @negative
    Abstrakt Scenario: Ved "<sted>" fører intet til en senere del
      Givet Ada er nået til "<sted>"
      Så tilbyder Adas skærm hverken bruger-ID, mobilnummer eller aktivering

      Eksempler:
        | sted                |
        | Kom i gang          |
        | de fire trin        |
        | Scan koden          |
        | Aflæs chip          |
        | Scan dit ansigt     |
        | rammen til ansigtet |

    @negative
    Scenarie: Uden et pas fører intet, som Ada kan gøre, til en senere del
      Givet Ada er nået til "Aflæs chip"
      Og Ada lægger passet væk
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet

    @negative
    Scenarie: Ved mobilnummeret kan intet aktiveres
      Givet Ada er nået til "mobilnummer"
      Så kommer Ada ikke til "Hvordan vil du godkende med MitID?"

  @get-mitid/0-channel-app-1 @A21
  Regel: En person får MitID gennem MitID appen

    @happy
    Scenarie: Den nye app virker
      Givet Ada er nået til "aktiv app"
      Når Ada logger på i en netbutik
      Så lykkes Adas log-in på Adas telefon

  @get-mitid/0-channel-app-2 @implied @A21
  Regel: Intet trin kræver et MitID i forvejen eller et besøg i Borgerservice

    @negative
    Scenarie: Ingen skærm på vejen beder om det
      Når Ada går hele vejen til "aktiv app"
      Så har ingen skærm sendt Ada til Borgerservice eller bedt om et MitID

  @journey
  Scenarie: Fra intet MitID til et, der virker
    Når Ada går hele vejen til "aktiv app"
    Og Ada logger på i en netbutik
    Så lykkes Adas log-in på Adas telefon
