"""The program that draws a page, followed step by step, with the settings that decide what can be seen of it."""

from collections.abc import Mapping
from typing import cast

from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import Matrix, apply_matrix_pt, apply_matrix_rect, mult_matrix

from pipeline.read.pdf.annotations import Appearance
from pipeline.read.pdf.canvas import Canvas
from pipeline.read.pdf.inks import colour_of
from pipeline.read.pdf.layers import Switched, is_off
from pipeline.read.pdf.painting import Ink, State, within
from pipeline.read.pdf.values import dictionary, matrix_of, name_of, number, rectangle

STROKED = (1, 5)
"""The ways of drawing text that show its outlines alone."""
NO_INK = (3, 7)
"""The ways of drawing text that show nothing; the second only cuts what is painted next to the letters' shape."""
MIXED_IN = ("", "Normal", "Compatible")
"""The ways of laying a colour over another that hide it; `Multiply`, as of a highlighter, does not."""


class Painter(PDFPageInterpreter):
    """Follows the operators that pdfminer passes over: clips, clearness, layers that are switched off."""

    device: Canvas
    graphicstate: State

    def __init__(self, resources: PDFResourceManager, device: Canvas) -> None:
        super().__init__(resources, device)
        self.off: Switched = frozenset()
        self.hidden_around = False
        """The form stands on a layer that is switched off."""
        self.tags: list[bool] = []
        """For each stretch of marked content that is open, whether its layer is switched off."""
        self.inherited: tuple[PDFTextState, State] | None = None

    @property
    def is_drawn(self) -> bool:
        """Whether the layer on which things are painted now can be seen."""
        return not (self.hidden_around or any(self.tags))

    def subinterp(self) -> "Painter":
        """The painter of a form; it goes on with this one's settings."""
        inner = cast("Painter", super().subinterp())
        inner.off = self.off
        inner.hidden_around = not self.is_drawn
        inner.inherited = self.textstate.copy(), self.graphicstate.copy()
        return inner

    def init_state(self, ctm: Matrix) -> None:
        """Begin a page, or a form with the settings around it."""
        super().init_state(ctm)
        self.page_ctm = ctm
        self.graphicstate = State()
        if self.inherited:
            self.textstate, self.graphicstate = self.inherited

    def do_gs(self, name: object) -> None:
        """Take clearness and the way of mixing from a set of settings."""
        settings = self.resource("ExtGState", name)
        state = self.graphicstate
        state.fill_alpha = number(settings.get("ca"), state.fill_alpha)
        state.stroke_alpha = number(settings.get("CA"), state.stroke_alpha)
        if "BM" in settings:
            state.covers = name_of(settings["BM"]) in MIXED_IN
        if isinstance(resolve1(settings.get("SMask")), dict):
            state.covers = False

    def do_W(self) -> None:  # noqa: N802  # the operator's name
        """Cut what is painted from now on to the box around the path."""
        points = [
            apply_matrix_pt(self.ctm, segment[-2:])
            for segment in self.curpath
            if len(segment) > 2  # noqa: PLR2004  # the step that closes a path has no point of its own
        ]
        if points:
            across, down = zip(*points, strict=True)
            box = min(across), min(down), max(across), max(down)
            self.graphicstate.clip = within(box, self.graphicstate.clip)

    def do_W_a(self) -> None:  # noqa: N802  # the operator's name
        """Cut to the path, where the other rule says what is inside it."""
        self.do_W()

    def do_BMC(self, tag: object) -> None:  # noqa: ARG002, N802  # the operator's name, and its operand
        """Begin a stretch of marked content without properties, so on no layer of its own."""
        self.tags.append(False)

    def do_BDC(self, tag: object, props: object) -> None:  # noqa: N802  # the operator's name
        """Begin a stretch of marked content, which may belong to a layer."""
        is_layer = isinstance(tag, PSLiteral) and tag.name == "OC"
        layer = self.resource_entry("Properties", props) if isinstance(props, PSLiteral) else props
        self.tags.append(is_layer and is_off(layer, self.off))
        self.device.is_drawn = self.is_drawn

    def do_EMC(self) -> None:  # noqa: N802  # the operator's name
        """End the innermost stretch of marked content."""
        if self.tags:
            self.tags.pop()
            self.device.is_drawn = self.is_drawn

    def do_TJ(self, seq: object) -> None:  # noqa: N802  # the operator's name
        """Show text with the ink that is set."""
        state = self.graphicstate
        if self.textstate.render in STROKED:
            colour, alpha = colour_of(state.scs, state.scolor), state.stroke_alpha
        else:
            colour, alpha = colour_of(state.ncs, state.ncolor), state.fill_alpha
        is_drawn = self.is_drawn and self.textstate.render not in NO_INK
        ink = Ink(colour, alpha, state.clip, is_drawn)
        # One object for each ink: telling them apart is then quick, letter by letter.
        self.device.ink = self.device.inks.setdefault(ink, ink)
        super().do_TJ(seq)  # type: ignore[arg-type]  # pdfminer looks into it itself

    def do_EI(self, obj: object) -> None:  # noqa: N802  # the operator's name
        """Paint a picture that is given in the program itself."""
        self.device.state = self.graphicstate
        super().do_EI(obj)  # type: ignore[arg-type]  # pdfminer looks into it itself

    def do_Do(self, xobjid_arg: object) -> None:  # noqa: N802  # the operator's name
        """Paint a picture or a form, cut to its own box."""
        form = resolve1(self.xobjmap.get(xobjid_arg.name)) if isinstance(xobjid_arg, PSLiteral) else None
        entries: Mapping[str, object] = form.attrs if isinstance(form, PDFStream) else {}
        around, clip = self.hidden_around, self.graphicstate.clip
        self.hidden_around = around or is_off(entries.get("OC"), self.off)
        self.device.is_drawn = self.is_drawn
        self.device.state = self.graphicstate
        box = rectangle(entries.get("BBox"))
        if box:
            matrix = mult_matrix(matrix_of(entries.get("Matrix")), self.ctm)
            self.graphicstate.clip = within(apply_matrix_rect(matrix, box), clip)
        super().do_Do(xobjid_arg)  # type: ignore[arg-type]  # pdfminer looks into it itself
        self.hidden_around, self.graphicstate.clip = around, clip
        self.device.is_drawn = self.is_drawn
        self.device.set_ctm(self.ctm)

    def paint_appearance(self, appearance: Appearance) -> None:
        """Paint what an annotation looks like."""
        self.init_state(self.page_ctm)
        self.tags = []
        self.hidden_around = is_off(appearance.layer, self.off)
        self.xobjmap = {"appearance": appearance.form}
        self.ctm = mult_matrix(appearance.placing, self.ctm)
        self.device.set_ctm(self.ctm)
        self.do_Do(PSLiteral("appearance"))

    def resource_entry(self, kind: str, name: object) -> object:
        """What the page or form calls by that name, as a reference where it is one."""
        return dictionary(dictionary(self.resources).get(kind)).get(literal_name(name))

    def resource(self, kind: str, name: object) -> dict[str, object]:
        """The dictionary that the page or form calls by that name; an empty one where there is none."""
        return dictionary(self.resource_entry(kind, name))
