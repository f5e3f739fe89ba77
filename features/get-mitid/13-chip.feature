# language: da
Egenskab: Trin 5 – aktivér en chip, og brug den

  @get-mitid/5.3-chip-activate @A22
  Regel: En chip kan aktiveres og godkender derefter log-ins

    @happy
    Scenarie: Bestilt i appen, aktiveret i appen, brugt i en netbutik
      Givet Ada har bestilt en "chip" i appen og fået den med posten
      Når Ada aktiverer sin "chip" i appen
      Og Ada logger på i en netbutik med sin "chip"
      Så lykkes Adas log-in med en "chip"
      Og får netbutikken at vide, at det er Ada
      Når Ada logger på i en netbutik med sin "chip"
      Så lykkes Adas log-in med en "chip"

  @get-mitid/5.3-chip-not-before @implied @A22
  Regel: En chip, der ikke er aktiveret, godkender intet

    @negative
    Scenarie: Den ligger i postkassen
      Givet Ada har bestilt en "chip" i appen og fået den med posten
      Når Ada logger på i en netbutik med sin "chip"
      Så lykkes Adas log-in ikke

  @get-mitid/5.3-chip-own @implied @A22
  Regel: Kun den chip, man har aktiveret, godkender ens log-ins

    @negative
    Scenarie: Bos chip er Bos
      Givet Bo har bestilt en "chip" i appen og fået den med posten
      Og Bo aktiverer sin "chip" i appen
      Og Ada har bestilt en "chip" i appen og fået den med posten
      Og Ada aktiverer sin "chip" i appen
      Når Ada prøver at logge på med Bos chip
      Så lykkes Adas log-in ikke
      Når Ada prøver at logge på med sin chip, og chippens svar er "underskrevet af en anden chip"
      Så lykkes Adas log-in ikke

  @get-mitid/5.3-chip-touch @assumed @A22
  Regel: Chippen godkender kun, når man rører ved den

    @negative
    Scenarie: Ved et log-in
      Givet Ada har bestilt en "chip" i appen og fået den med posten
      Og Ada aktiverer sin "chip" i appen
      Når Ada prøver at logge på med sin chip uden at røre ved den
      Så lykkes Adas log-in ikke
      Når Ada prøver at logge på med sin chip, og chippens svar er "givet uden berøring"
      Så lykkes Adas log-in ikke

    @negative
    Scenarie: Ved aktiveringen
      Givet Ada har bestilt en "chip" i appen og fået den med posten
      Når Ada prøver at aktivere sin chip, og chippens svar er "givet uden berøring"
      Og Ada logger på i en netbutik med sin "chip"
      Så lykkes Adas log-in ikke

  @get-mitid/5.3-chip-this-log-in @assumed @A22
  Regel: Chippens svar gælder kun for den ene anmodning og det ene websted, det er givet til

    @negative
    Scenarie: Svar fra andre steder og andre tider
      Givet Ada har bestilt en "chip" i appen og fået den med posten
      Og Ada aktiverer sin "chip" i appen
      Når Ada prøver at logge på med sin chip, og chippens svar er "givet på en side med en anden adresse"
      Så lykkes Adas log-in ikke
      Når Ada prøver at logge på med sin chip, og chippens svar er "bundet til et andet websted"
      Så lykkes Adas log-in ikke
      Når Ada prøver at logge på med sin chip, og chippens svar er "opsnappet fra et andet log-in"
      Så lykkes Adas log-in ikke
      Når Ada prøver at logge på med sin chip, og chippens svar er "det fra sidste log-in"
      Så lykkes Adas log-in ikke

    @negative
    Abstrakt Scenario: Et svar ved aktiveringen, <svar>
      Givet Ada har bestilt en "chip" i appen og fået den med posten
      Når Ada prøver at aktivere sin chip, og chippens svar er "<svar>"
      Og Ada logger på i en netbutik med sin "chip"
      Så lykkes Adas log-in ikke

      Eksempler:
        | svar                                  |
        | givet på en side med en anden adresse |
        | bundet til et andet websted           |

  @get-mitid/5.3-chip-copy @assumed @A22
  Regel: En kopi af chippen, der er bagud for chippen, godkender ikke

    @boundary
    Scenarie: Chippen er brugt én gang mere end kopien
      Givet Ada har bestilt en "chip" i appen og fået den med posten
      Og Ada aktiverer sin "chip" i appen
      Og Mallory har kopieret Adas chip
      Når Ada logger på i en netbutik med sin "chip"
      Så lykkes Adas log-in med en "chip"
      Når Mallory prøver at logge på som Ada med kopien af chippen
      Så lykkes Mallorys log-in ikke

  @get-mitid/5.3-chip-password @assumed @A22
  Regel: Chippen godkender kun sammen med adgangskoden

    @negative
    Scenarie: Chippen er der, adgangskoden er forkert
      Givet Ada har bestilt en "chip" i appen og fået den med posten
      Og Ada aktiverer sin "chip" i appen
      Når Ada prøver at logge på med sin chip og en forkert adgangskode
      Så lykkes Adas log-in ikke
