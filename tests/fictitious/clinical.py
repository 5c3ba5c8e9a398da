"""Clinical documents (CDA R2) of nobody: a header, a body, what is inside."""

import base64

LOINC = "2.16.840.1.113883.6.1"
ATC = "2.16.840.1.113883.6.73"
TRUE_INS = "255069910012341"
FALSE_INS = "255069910012342"
TEST_OID, REAL_OID = "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.8"
DOCTOR = """
<author><time value="20260114"/><assignedAuthor>
  <id root="1.2.250.1.71.4.2.1" extension="899700000001"/>
  <code code="G15_10/SM26" displayName="Médecin - Médecine générale (SM)"/>
  <assignedPerson><name><given>Hélène</given><family>ARNAUD</family>
    <prefix>MME</prefix><suffix>DR</suffix></name></assignedPerson>
  <representedOrganization><name>Cabinet des Tilleuls</name></representedOrganization>
</assignedAuthor></author>"""
NAME = """
<name><family qualifier="BR">LEROUX</family><given>Odile Marie</given>
  <given qualifier="BR">Odile</given><family qualifier="CL">VASSEUR</family></name>"""
EVENT = """
<documentationOf><serviceEvent><effectiveTime>
  <low value="20260113"/><high value="202601140930+0100"/>
</effectiveTime></serviceEvent></documentationOf>"""


def patient(name: str = NAME, *, oid: str = TEST_OID, number: str = TRUE_INS) -> str:
    """Return whom a document is about."""
    return f"""
    <recordTarget><patientRole>
      <id root="1.2.3.4" extension="interne"/><id root="{oid}" extension="{number}"/>
      <patient>{name}<administrativeGenderCode code="F"/>
        <birthTime value="19550612"/></patient>
    </patientRole></recordTarget>"""


def clinical(
    body: str = "", *, head: str = "", subject: str | None = None, when: str = ""
) -> bytes:
    """Return a document; *head* stands where its author and its links would."""
    made = when or "20260114103000+0100"
    inside = body or structured(section("Conclusion", "Tout va bien."))
    return f"""
        <?xml version="1.0" encoding="UTF-8"?>
        <?xml-stylesheet type="text/xsl" href="http://example.invalid/x.xsl"?>
        <ClinicalDocument xmlns="urn:hl7-org:v3"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <id root="1.2.250.1.999.1"/>
        <code code="11488-4" codeSystem="{LOINC}" displayName="CR de consultation"/>
        <title>Compte rendu de consultation</title>
        <effectiveTime value="{made}"/>
        <confidentialityCode code="N"/><languageCode code="fr-FR"/>
        <setId root="1.2.250.1.999.0"/><versionNumber value="2"/>
        {patient() if subject is None else subject}
        {head or DOCTOR + EVENT}
        <component>{inside}</component>
        </ClinicalDocument>
        """.strip().encode()


def structured(*sections: str) -> str:
    """Return a body of level 3."""
    return f"<structuredBody>{''.join(sections)}</structuredBody>"


def enclosing(content: bytes, media_type: str = "application/pdf") -> str:
    """Return a body of level 1: one file."""
    text = base64.encodebytes(content).decode()
    return (
        f'<nonXMLBody><text mediaType="{media_type}" representation="B64">{text}'
        "</text></nonXMLBody>"
    )


def section(
    title: str,
    text: str,
    entries: str = "",
    *,
    code: str = "",
    model: str = "",
    below: str = "",
) -> str:
    """Return a section: its narrative, its entries, the sections below it."""
    known = f'<templateId root="{model}"/>' if model else ""
    said = f'<code code="{code}" codeSystem="{LOINC}"/>' if code else ""
    return (
        f"<component><section>{known}{said}<title>{title}</title>"
        f"<text>{text}</text>{entries}{below}</section></component>"
    )


def observation(code: str, name: str, value: str, *, more: str = "") -> str:
    """Return what was measured, *value* being an element."""
    return (
        '<observation classCode="OBS" moodCode="EVN">'
        f'<code code="{code}" displayName="{name}" codeSystem="{LOINC}"/>'
        f'<statusCode code="completed"/>{value}{more}</observation>'
    )


def vaccine(name: str, when: str, *, rank: str = "1", denied: str = "false") -> str:
    """Return a vaccination."""
    series = observation("30973-2", "Rang", f'<value xsi:type="INT" value="{rank}"/>')
    return (
        f'<entry><substanceAdministration moodCode="EVN" negationInd="{denied}">'
        f'<statusCode code="completed"/><effectiveTime value="{when}"/><consumable>'
        '<manufacturedProduct><manufacturedMaterial><code code="1" codeSystem="1.9">'
        f'<translation code="J07AM" codeSystem="{ATC}"/></code><name>{name}</name>'
        "</manufacturedMaterial></manufacturedProduct></consumable>"
        f"<entryRelationship>{series}</entryRelationship>"
        "</substanceAdministration></entry>"
    )


def prescribed(name: str, place: str, *, note: str = "") -> str:
    """Return a line of a prescription whose dosage stands in the narrative."""
    told = (
        '<entryRelationship><act><code code="PINSTRUCT"/>'
        f'<text><reference value="#{note}"/></text></act></entryRelationship>'
    )
    return (
        '<entry><substanceAdministration moodCode="INT">'
        f'<text><reference value="#{place}"/></text>'
        '<effectiveTime><low value="20260114"/></effectiveTime><consumable>'
        f"<manufacturedProduct><manufacturedMaterial><name>{name}</name>"
        "</manufacturedMaterial></manufacturedProduct></consumable>"
        f"{told if note else ''}</substanceAdministration></entry>"
    )


def concern(kind: str, about: str, *, agent: str = "", denied: str = "false") -> str:
    """Return an allergy (to *agent*) or an illness (*about*, an element)."""
    to = (
        "<participant><participantRole><playingEntity>"
        f'<code code="N02BE01" codeSystem="{ATC}" displayName="{agent}"/>'
        "</playingEntity></participantRole></participant>"
    )
    return (
        "<entry><act><entryRelationship>"
        f'<observation negationInd="{denied}"><code code="1" displayName="{kind}"/>'
        f'<effectiveTime><low value="2018"/></effectiveTime>{about}'
        f"{to if agent else ''}</observation></entryRelationship></act></entry>"
    )


def samples() -> tuple[bytes, ...]:
    """Return honest documents of each sort, to break."""
    table = (
        "<table><thead><tr><th>Date</th><th>Vaccin</th></tr></thead><tbody><tr>"
        '<td>2026</td><td><content ID="v">Tétanos<br/>rappel</content></td></tr>'
        "</tbody></table>"
    )
    weight = observation(
        "29463-7", "Poids", '<value xsi:type="PQ" value="72.50" unit="kg"/>'
    )
    organizer = f"<entry><organizer><component>{weight}</component></organizer></entry>"
    return (
        clinical(enclosing(b"%PDF-1.4 not much of a file")),
        clinical(
            structured(
                section("Vaccins", table, vaccine("TETAVAX", "2026"), code="11369-6"),
                section("Mesures", "Poids", organizer, code="8716-3"),
            )
        ),
        clinical(
            structured(
                section(
                    "Ordonnance",
                    table,
                    prescribed("Doliprane", "v", note="v"),
                    code="57828-6",
                    below=section("Suite", "<list><item>un</item></list>"),
                )
            )
        ),
    )
