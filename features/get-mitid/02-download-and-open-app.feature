# language: da
Egenskab: Trin 2 – hent og åbn MitID appen
  Butikkerne er læserens egen sag. Appen svarer for vejen fra 'Kom i gang' til 'Scan koden'.

  @get-mitid/2.1.5a
  Regel: Appen kan installeres på en mobil og på en tablet

    @happy
    Scenarie: Appen åbnes på en mobil
      Når Ada åbner appen
      Så kan Ada trykke på 'Kom i gang'

    @happy
    Scenarie: Appen åbnes på en tablet
      Givet Ada har en tablet
      Når Ada åbner appen
      Så kan Ada trykke på 'Kom i gang'

  @get-mitid/2.2.1 @implied
  Regel: En nyinstalleret app uden bruger åbner med 'Kom i gang'

    @happy
    Scenarie: Den første åbning
      Når Ada åbner appen
      Så kan Ada trykke på 'Kom i gang'

    @negative
    Scenarie: Der spørges ikke om en PIN-kode, der ikke findes endnu
      Når Ada åbner appen
      Så bliver Ada ikke bedt om en PIN-kode

  @get-mitid/2.2.2 @implied
  Regel: 'Kom i gang' fører til valget med 'Pas/ID-kort'

    @happy
    Scenarie: Valget kommer frem
      Givet Ada er nået til "Kom i gang"
      Når Ada trykker på 'Kom i gang'
      Så kan Ada se 'Pas/ID-kort'

    @negative
    Scenarie: Scanningen begynder ikke uden valget
      Givet Ada er nået til "Kom i gang"
      Når Ada trykker på 'Kom i gang'
      Så er Adas kamera ikke blevet åbnet

  @get-mitid/2.2.3a
  Regel: 'Pas/ID-kort' kan vælges

    @happy
    Scenarie: Valget tages
      Givet Ada er nået til "Pas/ID-kort"
      Når Ada vælger 'Pas/ID-kort'
      Så er 'Pas/ID-kort' valgt hos Ada

  @get-mitid/2.2.3b @implied
  Regel: Med 'Pas/ID-kort' valgt fører 'Næste' til oversigten over trin

    @happy
    Scenarie: Oversigten kommer frem
      Givet Ada er nået til "Pas/ID-kort"
      Når Ada vælger 'Pas/ID-kort' og går videre
      Så kommer Ada til "de fire trin"

  @get-mitid/2.2.4a @A26
  Regel: Appen viser de fire trin

    @boundary
    Scenarie: Der er fire, hverken flere eller færre
      Givet Ada er nået til "de fire trin"
      Så viser oversigten 4 trin hos Ada

  @get-mitid/2.2.4b
  Regel: 'Næste' på oversigten fører videre

    @happy
    Scenarie: Fra oversigten til vilkårene
      Givet Ada er nået til "de fire trin"
      Når Ada trykker på 'Næste'
      Så kommer Ada til "Vilkår og betingelser"

  @get-mitid/2.2.5a1
  Regel: Appen forelægger sine vilkår og betingelser

    @happy
    Scenarie: Vilkårene kan ses
      Givet Ada er nået til "de fire trin"
      Når Ada trykker på 'Næste'
      Så kan Ada se 'Vilkår og betingelser'

  @get-mitid/2.2.5a2
  Regel: 'Næste' på den skærm accepterer vilkårene og går videre

    @happy
    Scenarie: Vilkårene accepteres
      Givet Ada er nået til "Vilkår og betingelser"
      Når Ada trykker på 'Næste'
      Så ser Ada ikke længere 'Vilkår og betingelser'
      Og kommer Ada til "Privatlivspolitikken"

  @get-mitid/2.2.5b @implied
  Regel: Uden accept af vilkårene kommer man ikke til at scanne passet

    @negative
    Scenarie: Vilkårene står der, og scanningen kan ikke begyndes
      Givet Ada er nået til "Vilkår og betingelser"
      Så kan Ada ikke trykke på 'Scan koden'

    @negative
    Scenarie: Den, der lukker appen ved vilkårene, møder dem igen
      Givet Ada er nået til "Vilkår og betingelser"
      Når Ada lukker appen og åbner den igen
      Så møder Ada "Vilkår og betingelser" før "Scan koden"

    @negative
    Scenarie: Den, der går tilbage fra vilkårene, møder dem igen
      Givet Ada er nået til "Vilkår og betingelser"
      Når Ada går et skridt tilbage
      Så møder Ada "Vilkår og betingelser" før "Scan koden"

  @get-mitid/2.2.6a
  Regel: Efter vilkårene kan man læse privatlivspolitikken

    @happy
    Scenarie: Privatlivspolitikken kan ses
      Givet Ada er nået til "Vilkår og betingelser"
      Når Ada trykker på 'Næste'
      Så kan Ada se 'Privatlivspolitikken'

  @get-mitid/2.2.6b
  Regel: Man kan trykke 'Næste' uden at have læst privatlivspolitikken

    @alternative
    Scenarie: Politikken springes over
      Givet Ada er nået til "Privatlivspolitikken"
      Når Ada trykker på 'Næste'
      Så kommer Ada til "hvor passet er fra"

  @get-mitid/2.2.7a
  Regel: Man kan vælge, hvor passet er fra

    @happy
    Scenarie: Valget kommer frem
      Givet Ada er nået til "Privatlivspolitikken"
      Når Ada trykker på 'Næste'
      Så kan Ada vælge, hvor passet er fra

    @negative
    Scenarie: Uden et valg begynder scanningen ikke
      Givet Ada er nået til "hvor passet er fra"
      Så kommer Ada ikke til "Scan koden" uden at have valgt

  @get-mitid/2.2.7b @implied
  Regel: Med et valgt sted fører 'Næste' til scanning af passets kode

    @happy
    Scenarie: Fra valget til scanningen
      Givet Ada er nået til "hvor passet er fra"
      Når Ada vælger sit passes oprindelse og går videre
      Så kommer Ada til "Scan koden"

  @get-mitid/2.2.7c1 @implied
  Regel: Danmark, Færøerne og Grønland kan hver vælges

    @happy
    Abstrakt Scenario: <sted> kan vælges
      Givet Ada har et pas fra "<sted>"
      Og Ada er nået til "hvor passet er fra"
      Når Ada vælger sit passes oprindelse og går videre
      Så kommer Ada til "Scan koden"

      Eksempler:
        | sted     |
        | Danmark  |
        | Færøerne |
        | Grønland |

  @get-mitid/2.2.7c2 @assumed @A10
  Regel: Et pas fra et andet sted går ikke uændret gennem dette forløb

    @negative
    Scenarie: Et andet land vælges
      Givet Ada er nået til "hvor passet er fra"
      Når Ada vælger et andet land, hvis det kan vælges
      Så kommer Ada ikke til "Scan koden"

    @negative
    Scenarie: Et svensk pas udgives for dansk
      Givet Ada har et svensk pas
      Når Ada forsøger at bekræfte sin identitet
      Så er Adas identitet ikke bekræftet
