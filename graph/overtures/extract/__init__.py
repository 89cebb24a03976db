"""From an annotation to a reading: moves with their sides, dates, evidence and answers; seats; what is argued."""

from __future__ import annotations

from overtures.extract.alliances import joint_seats, named_alliances, with_alliances
from overtures.extract.candidates import find_candidates
from overtures.extract.events import occurrences
from overtures.extract.explaining import traces
from overtures.extract.merging import merge
from overtures.extract.pairing import pair
from overtures.extract.reasons import argue
from overtures.extract.scene import Scene
from overtures.extract.seats import seat_counts
from overtures.extract.weigh import weigh
from overtures.extract.when import Dating, likeliest
from overtures.model import Annotation, Reader, Reading

__all__ = ["extract"]


def extract(annotation: Annotation, reader: Reader, *, explain: bool = False) -> Reading:
    """What the article says, as far as it is understood; every quote of evidence stands in the text.

    With `explain` the reading also says why, and what was considered and dropped.
    """
    scene = Scene(annotation)
    alliances = named_alliances(annotation)
    named = [a.sentence for a in alliances]  # an existing alliance is no agreement of its own
    ruled = [c for c in find_candidates(scene) if not (c.act == "agreement" and c.evidence in named)]
    ruled = [p.candidate for p in pair(scene, ruled)]
    found, doubted = weigh(scene, ruled, doubts=explain)
    paired = pair(scene, found)
    dating = Dating(annotation)
    dates = [
        likeliest(annotation, dating.when(c.evidence, c.trigger, scene.quote(c.trigger) is not None), c.dated)
        for c in found
    ]
    events = merge(scene, paired, dates)
    acts, statements = occurrences(scene, events)
    argument = argue(scene, acts, statements)
    seats, complete = seat_counts(annotation)
    return Reading(
        article=annotation.article,
        reader=reader,
        people=tuple(annotation.people),
        bodies=with_alliances(annotation.bodies, alliances),
        occurrences=(*acts, *argument.disputes.occurrences),
        statements=(*statements, *argument.disputes.statements),
        quotes=tuple(annotation.quotes),
        seats=joint_seats(seats, alliances),
        seats_complete=complete,
        traces=tuple(traces(scene, events, ruled, doubted)) if explain else (),
        topics=argument.topics,
        reasons=argument.reasons,
        contradictions=argument.disputes.contradictions,
    )
