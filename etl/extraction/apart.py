"""Figures that are not the province's, though it stands near: a cell's, a unit's, some places', several provinces'.

Whose figure it is otherwise, `whose.py` decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extraction.areas import Mark
from etl.extraction.gazetteer import gazetteer
from etl.extraction.model import Figure
from etl.extraction.roles import Sentence as Read

_OF_ONE_CELL = re.compile(r"(?:(?<!các )(?<!\d )(?<!, )(?<!và )chi bộ (?:có |gồm |với |chỉ có )?|báo cáo viên của )$")
_OF_A_UNION = re.compile(
    r"(?:ubkt|ủy ban kiểm tra) (?:tỉnh đoàn|thành đoàn|trung ương đoàn|công đoàn|liên đoàn|hội |đoàn )"
    r"|\bngành (?:giáo dục|y tế|thanh tra|tòa án|kiểm sát|tư pháp|thuế|hải quan|ngân hàng|điện|than|giao thông"
    r"|nông nghiệp|tài nguyên|công thương|văn hóa|đường sắt|dầu khí|cao su)\b"
    r"[^,;.:\d]{0,40} (?:kỷ luật|kết nạp|khai trừ|khiển trách)\b"
    r"|\b(?:cụm|khối) thi đua\b[^,;.:]{0,30} (?:kỷ luật|kết nạp|kiểm tra|giám sát)\b"
)
"""Of a union, of a sector (`ngành Giáo dục tỉnh Nghệ An kỷ luật 45 đảng viên`), of units that vie with one another."""
_OF_SOME_PLACES = re.compile(
    r"(?:xã|phường|thôn|bản|buôn|làng|ấp|chi bộ|đảng bộ|địa bàn|khu vực|vùng)(?: [^\W\d_]+){0,2} "
    r"(?:biên giới|vùng cao|vùng sâu|vùng xa|đặc biệt khó khăn|bãi ngang|ven biển|vùng giáo|hải đảo)[^,;:.()\d]{0,40}$"
    r"|(?:xã|phường|thôn|bản|buôn|làng|ấp|huyện|địa bàn|khu vực|vùng|nơi)(?: vùng)?(?: có)?(?: đông)? đồng bào"
    r"[^,;:.()\d]{0,60}$"
)
"""`Năm 2018, các xã biên giới kết nạp 46 đảng viên`, `các xã vùng đồng bào dân tộc …`: of some communes only."""
_IN_SOME_PLACES = re.compile(
    r"\W*(?:[^,;.:()]{0,24}(?:năm|tháng|quý|nhiệm kỳ)[^,;.:()]{0,24}, )?"
    r"(?:(?:tính )?riêng (?:(?:ở|tại) )?|(?:ở|tại|trong|trên địa bàn) )(?:các|những|\d+|một số) "
    r"(?:xã|thôn|bản|buôn|làng|ấp|phường|huyện|vùng|địa bàn)\b[^;.:()\d]{0,60}, [^;.:()]{0,60}$"
)
_THE_WHOLE = re.compile(
    r"toàn (?:tỉnh|thành phố|đảng bộ)|đảng bộ (?:tỉnh|thành phố)|cả (?:tỉnh|nước)|(?:tỉnh|thành) ủy"
)
_DIRECT = frozenset({"committees_congress_held", "orgs_direct"})
_BESIDE_DISTRICTS = re.compile(
    r"\d (?:đảng bộ|đảng ủy) (?:cấp )?(?:xã|huyện|quận)\b(?:[^;.:()\d]{0,40})? (?:và|cùng|cùng với) (?:\d+/)?$"
)
"""`124/124 đảng bộ cấp xã và 4/4 đảng bộ trực thuộc`: the others, beside those of communes."""
_WITH_HELP = re.compile(r"\bgiúp(?: [^\W\d_]+){0,4} (?:bồi dưỡng, )?kết nạp(?: được| mới)* (?:trên |hơn |gần )?$")
"""`Đồn Biên phòng giúp địa phương kết nạp 62 đảng viên`: those alone in whom it had a hand."""
_OF_A_REGION = re.compile(
    r"(?:các cấp|(?:các|\d+) (?:tỉnh|địa phương)(?:,? thành(?: phố)?)?) "
    r"(?:trong |của |thuộc )?(?:toàn )?(?:khu vực|vùng)\b"
    r"(?! (?:ngoài|doanh nghiệp|tư nhân|kinh tế|nông))"
)
_THE_MOST = re.compile(
    r" là (?:nơi|địa phương|đơn vị|huyện|xã|đảng bộ|trường|chi bộ) [^;.]{0,60}\bnhất\b[^;.\d]{0,25}$"
)
_OF_SOMEONE = re.compile(
    r"(?:đảng bộ|đảng ủy|chi bộ|công ty|cơ quan|đơn vị|huyện|xã|phường|thị xã|thôn|bản|buôn|làng|ấp|quê) "
    r"(?:của )?(?:chúng )?(?:ông|bà|anh|chị|cô|tôi|mình|em)\b"
)
"""`Đảng bộ của ông có 38 tổ chức đảng`: the unit of somebody the text talks of."""
_OF_SOME_PEOPLE = re.compile(
    r"\b(?:tại|ở|nơi) (?:tuyến đầu|tâm dịch|khu cách ly|bệnh viện dã chiến)\b[^;.]*$"
    r"|\b(?:nhập ngũ|giao quân|tân binh|xuất ngũ)\b[^;]*\b(?:trong đó|trong số)\b[^;]*$"
)
"""`1.200 thanh niên nhập ngũ, trong đó có 37 đảng viên`, `kết nạp tại tuyến đầu 87 quần chúng`: of those alone."""
_AMONG_OTHERS = re.compile(
    r"\d (?:lao động|công nhân|thí sinh|đối tượng|bị can|bị cáo|hộ|học sinh|sinh viên|giáo viên|thanh niên|người nghiện"
    r"|nhà báo|bác sĩ|cặp vợ chồng|trường hợp vi phạm)\b(?:(?!kết nạp|vào đảng)[^;.]){0,100}"
    r"\btrong (?:đó|số (?:đó|này))(?:,| có)* \d+ đảng viên\b(?! mới)"
)
"""`312 lao động bỏ trốn, trong đó 5 đảng viên bị xóa tên`: of those alone."""
_IN_SO_MANY = re.compile(
    r"[^,;.:()\d]{0,40} (?:ở|tại|của|thuộc) (?:\d+|một số) (?:huyện|xã|bản|thôn|phường|buôn|địa phương|đơn vị)\b"
    r"(?! ?(?:,|và|-) ?(?:thị|thành|quận|phường|tp))"
)
"""`kết nạp 45 đảng viên là trưởng bản ở 5 huyện của tỉnh …`: of those places alone."""
_OF_A_LOWER_PLACE = re.compile(
    r"\b(?:đảng viên|tổ chức đảng|quần chúng)(?: [^\W\d_]+){0,3} (?:tại|ở) (?:đảng bộ )?"
    r"(?:huyện|thị xã|quận|xã|phường|thị trấn|đặc khu) (?!ủy|nhà|nói|và)[^,;:.\d()]{1,30} (?:là|có|đạt|chiếm) $"
)
"""`Kỷ luật đảng viên tại huyện … là 74 người`."""
_OF_THE_FOUNDED = re.compile(
    r"\b(?:lập|hợp nhất|tiếp nhận|chuyển giao|giải thể|kết thúc hoạt động)(?: mới)? \d+ "
    r"(?:đảng bộ|đảng ủy)[^;.\d]{0,40} (?:với|gồm) (?:tổng số )?$"
)
"""`lập 2 đảng bộ mới với 98 tổ chức cơ sở đảng`: those of the new ones."""
_AHEAD = (
    _WITH_HELP,
    _OF_THE_FOUNDED,
    _OF_A_LOWER_PLACE,
    _OF_SOME_PEOPLE,
    _OF_ONE_CELL,
    _OF_A_UNION,
    _OF_SOME_PLACES,
    _OF_SOMEONE,
)
"""What stands ahead of a figure of others."""


def is_of_others(figure: Figure, sentence: Read, found: Sequence[Mark], level: str | None) -> bool:
    """Whether the words of the sentence give the figure to somebody else; `level` is that of the text."""
    lower, start, left = sentence.lower, sentence.scan.start, figure.quantity.left
    return (
        _of_a_cell(figure, sentence)
        or _beside_a_district(figure, sentence)
        or any(pattern.search(lower, start, left) for pattern in _AHEAD)
        or _is_among_others(figure, sentence)
        or _OF_A_REGION.search(lower, start, sentence.scan.end) is not None
        or _is_of_each_unit(lower, start, left)
        or _is_in_some_places(sentence, left)
        or (figure.indicator in _DIRECT and _BESIDE_DISTRICTS.search(lower, start, left) is not None)
        or _IN_SO_MANY.match(lower, figure.quantity.right, sentence.scan.end) is not None
        or _is_of_several(sentence, found, figure)
        or _is_of_a_unit_with_members(figure, sentence, found)
        or (level == "province" and _is_the_most(lower, start, left, found))
    )


_AND_MEMBERS_OF = re.compile(
    r" tổ chức đảng(?: [^\W\d_]+){0,2}(?:,| và) (?:trên |hơn |gần )?[\d.]+ (?:lượt )?đảng viên "
    r"(?:ở|tại|thuộc|của) (?:các )?"
)


def _is_of_a_unit_with_members(figure: Figure, sentence: Read, found: Sequence[Mark]) -> bool:
    """`kiểm tra 3 tổ chức đảng, 11 đảng viên ở Sở Nội vụ`: both are of the unit that follows the second."""
    told = _AND_MEMBERS_OF.match(sentence.lower, figure.quantity.right, sentence.scan.end)
    return told is not None and any(m.level == "lower" and m.start == told.end() for m in found)


def _is_in_some_places(sentence: Read, left: int) -> bool:
    """`Ở các xã vùng giáo, năm 2018 kết nạp 45 đảng viên`; `…, song toàn tỉnh kết nạp …` is of the whole again."""
    start = max(
        [sentence.scan.start, *(p + 1 for p in sentence.scan.separators if p < left and sentence.lower[p] == ";")]
    )
    told = _IN_SOME_PLACES.match(sentence.lower, start, left)
    return told is not None and _THE_WHOLE.search(sentence.lower, start, left) is None


def _is_among_others(figure: Figure, sentence: Read) -> bool:
    """Whether members are counted among people of another kind."""
    found = _AMONG_OTHERS.search(sentence.lower, sentence.scan.start, sentence.scan.end)
    return found is not None and found.start() < figure.quantity.left < found.end()


def _is_the_most(lower: str, start: int, left: int, found: Sequence[Mark]) -> bool:
    """`Phú Lộc là nơi kết nạp nhiều nhất với 15 đảng viên`; but `Đảng bộ tỉnh … là đảng bộ lớn nhất cả nước`."""
    said = _THE_MOST.search(lower, start, left)
    return said is not None and not any(
        m.end == said.start() and m.level in {"province", "city", "name"} and m.province for m in found
    )


def _of_a_cell(figure: Figure, sentence: Read) -> bool:
    """`chi bộ kết nạp 9 đảng viên`: one cell's own figure."""
    verb = sentence.verb_before(figure.quantity)
    before = sentence.lower[max(sentence.scan.start, verb.start - 30) : verb.start] if verb else ""
    return bool(
        re.search(
            r"(?:^|[.;] ?|(?<!cấp ủy)(?<!các cấp)(?<!đảng ủy)(?<!địa phương), |năm \d{4} )(?<!các )(?:mỗi )?(?:chi bộ|đơn vị|nhà trường|trường|công ty|cơ quan|huyện|quận|thị xã|xã|phường|thị trấn|địa phương|tập đoàn|tổng công ty|lữ đoàn|trung đoàn|sư đoàn|bệnh viện|học viện)(?: này| ta| đã| cũng| mới){0,2} $",  # noqa: E501
            before,
        )
    )


def _beside_a_district(figure: Figure, sentence: Read) -> bool:
    """`nhiều nhất là Phú Lộc 15, Phong Điền 13`, `Phú Lộc kết nạp 15 đảng viên`: the district's own."""
    left, verb = figure.quantity.left, sentence.verb_before(figure.quantity)
    acts = verb is not None and ";" not in sentence.lower[verb.end : left]
    return _is_a_district(sentence, left) or (acts and verb is not None and _is_a_district(sentence, verb.start))


def _is_a_district(sentence: Read, place: int) -> bool:
    """Whether the name of a district ends right before a place: before a number, or before what it did."""
    before = next(iter(sentence.scan.before(place)), None)
    if before is None or before.readings.keys() != {"place"}:
        return False
    link = sentence.lower[before.end : place]
    return link in {"", " ", "(", " đã "} and before.readings["place"] not in gazetteer().provinces


_OF_EACH_UNIT = re.compile(
    r"\b(?:mỗi|từng) (?:chi bộ|đảng bộ|đảng ủy|cấp ủy|tổ chức|xã|phường|huyện|đơn vị|địa phương|doanh nghiệp|trường)"
    r"\b[^,;.:\d]{0,50}$"
)
_OF_THIS_UNIT = re.compile(
    r"(?:^|[,.;:] ?|\bnay )\W*(?:huyện|xã|phường|thị xã|đơn vị|nhà trường|công ty)(?: này| ta| tôi| nhà)? "
    r"(?:được giao|phấn đấu|đề ra|đặt|đăng ký|xây dựng|có|nhận)\b[^,;.:\d]{0,40}$"
)
_UNIT_WORDS = ("huyện ", "xã ", "phường ", "đơn vị ", "nhà trường ", "công ty ")
_EACH_REACH, _THIS_REACH = 80, 90
"""Characters that either wording takes at most: what stands farther to the left is not looked at."""


def _is_of_each_unit(lower: str, start: int, left: int) -> bool:
    """`mỗi đảng bộ xã kết nạp 15 đảng viên`, `năm nay huyện được giao chỉ tiêu kết nạp 180 đảng viên`."""
    near = lower[max(start, left - _THIS_REACH) : left]
    if ("mỗi " in near or "từng " in near) and _OF_EACH_UNIT.search(lower, max(start, left - _EACH_REACH), left):
        return True
    return any(word in near for word in _UNIT_WORDS) and _OF_THIS_UNIT.search(lower, start, left) is not None


_SEVERAL = re.compile(
    r"(?:^|[,;] ?)\W*(?:tính chung |tổng cộng |cộng )?(?:đảng bộ |cấp ủy (?:các cấp )?)?(?:của )?"
    r"(?:(?:cả )?(?P<few>hai|ba|2|3) |(?:cả )?(?:bốn|\d{1,2}) |các )(?:đảng bộ )?tỉnh\b"
    r"(?: \(cũ\))?(?:(?!đảng bộ|toàn tỉnh|tỉnh ủy)[^;:.()]){0,70}$"
)
_NOW_ONE = re.compile(
    r"(?<!trước )(?<!trước khi )(?:hợp nhất|sáp nhập|(?<!sáp )nhập)\b|\([^()]*(?:hợp nhất|sáp nhập)[^()]*\)"
)
"""`sau hợp nhất Bình Thuận và Lâm Đồng`, `(gồm Bình Dương trước hợp nhất)`: one now; `hai tỉnh trước hợp nhất`: two."""


def _is_of_several(sentence: Read, found: Sequence[Mark], figure: Figure) -> bool:
    """`Vĩnh Phúc và Phú Thọ kết nạp …`, `hai tỉnh Vĩnh Phúc, Phú Thọ …`: of both, so of neither."""
    said = sentence.lower[sentence.scan.start : figure.quantity.left]
    if _NOW_ONE.search(said):
        return False
    counted = _SEVERAL.search(said) if " tỉnh" in said else None
    if counted is not None and counted["few"]:
        return True  # `tính chung cả hai tỉnh kết nạp …`, named in the sentence before
    before = [m for m in found if m.end <= figure.quantity.left]
    if not before or before[-1].province is None:
        return False
    if len(before) > 1 and before[-2].province not in {None, before[-1].province}:
        verb = sentence.verb_before(figure.quantity)
        joined = sentence.lower[before[-2].end : before[-1].start] in {" và ", " và tỉnh ", " cùng ", " cùng với "}
        if joined and verb is not None and verb.start >= before[-1].end:
            return True
    return counted is not None
