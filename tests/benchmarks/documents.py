"""Documents to measure with, in our own words: news of a province in which one sentence in twenty is a figure.

The same number gives the same document on every machine. The other sentences are of the kinds that stand
around figures in real reports: some speak of the Party without a number, some have numbers of other things,
most have neither.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROVINCES = (
    "An Giang", "Bắc Kạn", "Bến Tre", "Bình Định", "Cà Mau", "Cao Bằng", "Đắk Nông", "Điện Biên", "Gia Lai", "Hà Giang",
    "Hậu Giang", "Hòa Bình", "Kon Tum", "Lai Châu", "Lạng Sơn", "Ninh Thuận", "Phú Yên", "Quảng Bình", "Sóc Trăng",
    "Sơn La", "Tây Ninh", "Trà Vinh", "Tuyên Quang", "Yên Bái",
)  # fmt: skip

RELEVANT = (
    "Năm {year}, Đảng bộ tỉnh {province} kết nạp {thousands} đảng viên mới, trong đó có {hundreds} đảng viên là nữ.",
    "Trong năm {year}, toàn tỉnh đã kết nạp được {thousands} đảng viên, đạt {percent}% chỉ tiêu đề ra.",
    "Tính đến ngày 31/12/{year}, Đảng bộ tỉnh có {tens} đảng bộ trực thuộc, với {large} đảng viên.",
    "Qua đánh giá năm {year}, có {percent}% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ trở lên.",
    "Ủy ban kiểm tra các cấp đã kiểm tra {hundreds} đảng viên khi có dấu hiệu vi phạm.",
    "Cấp ủy các cấp thi hành kỷ luật {hundreds} đảng viên, gồm khiển trách {tens}, cảnh cáo {tens}.",
    "Cấp ủy, tổ chức đảng các cấp trong tỉnh giám sát {hundreds} tổ chức đảng và {thousands} đảng viên trong năm {year}.",
    "Dịp 19/5/{year}, Tỉnh ủy {province} trao tặng Huy hiệu Đảng cho {hundreds} đảng viên.",
)
OF_THE_PARTY = (
    "Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy nâng cao chất lượng sinh hoạt chi bộ, gắn với việc học tập và làm theo Bác.",
    "Đồng chí Bí thư {surname} nhấn mạnh vai trò nêu gương của người đứng đầu trong công tác xây dựng Đảng.",
    "Nhiều chi bộ thôn chọn việc khó làm trước, phân công đảng viên phụ trách từng nhóm hộ.",
    "Hội nghị đã nghe báo cáo kết quả và thảo luận phương hướng công tác thời gian tới.",
)
OF_NUMBERS = (
    "Giá cà phê hôm nay ở mức {thousands} đồng một ki-lô-gam, tăng {tens} đồng so với tuần trước.",
    "Cơn mưa kéo dài làm ngập {tens} căn nhà và gần {hundreds} héc-ta lúa ở {province}.",
    "Tuyến đường dài {tens} km, tổng mức đầu tư {hundreds} tỷ đồng, dự kiến xong vào quý III/{year}.",
    "Trong sáu tháng đầu năm {year}, tỉnh đón hơn {hundreds} nghìn lượt khách du lịch.",
    "Theo Quyết định số {hundreds}/QĐ-UBND ngày 12/{month}/{year}, dự án được gia hạn thêm một năm.",
)
PLAIN = (
    "Người dân vùng cao đang vào mùa gặt, trên khắp các thửa ruộng bậc thang rộn tiếng nói cười.",
    "Cầu mới nối hai bờ sông giúp bà con đi chợ không còn phải chờ đò như trước.",
    "Anh {surname} trồng bưởi theo hướng hữu cơ, bán qua sàn thương mại điện tử và có thu nhập ổn định.",
    "Trường học được sửa lại khang trang, thầy cô yên tâm bám bản, bám lớp.",
    "Lễ hội năm nay được tổ chức gọn nhẹ, giữ được nét văn hóa riêng của đồng bào.",
    "Sở Nông nghiệp khuyến cáo bà con theo dõi sâu bệnh và bón phân cân đối cho vụ mới.",
    "Mô hình tổ tự quản ở khu dân cư giúp giữ gìn an ninh trật tự và vệ sinh đường làng.",
    "Chị {surname} cho biết nghề dệt thổ cẩm đang được lớp trẻ tiếp nối.",
    "Thời tiết các tỉnh phía Nam ngày nắng, chiều tối có mưa rào và dông rải rác.",
    "Đoàn công tác đã thăm hỏi, động viên các gia đình chính sách trên địa bàn.",
    "Đội tuyển của tỉnh giành chiến thắng thuyết phục trong trận chung kết chiều qua.",
    "Ngành y tế triển khai tiêm phòng và tuyên truyền để người dân chủ động phòng bệnh.",
)
SURNAMES = ("Nguyễn Văn Hòa", "Lò Thị Mai", "Trần Quốc Việt", "Sùng A Páo", "Thạch Sô Phia", "Phạm Thu Hà")
SENTENCES = 20
"""Sentences to one that holds a figure."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """How many of the sentences beside a figure's are of the Party, and have numbers."""

    of_the_party: float = 0.10
    of_numbers: float = 0.15


ORDINARY = Mixture()


def document(number: int, mixture: Mixture = ORDINARY) -> dict[str, str]:
    """One document of 20, 40 or 60 sentences, with one, two or three sentences that hold figures."""
    chance = random.Random(number)  # noqa: S311
    province, year = chance.choice(PROVINCES), chance.randint(2008, 2023)
    blocks = [_block(chance, province, year, mixture) for _ in range(chance.randint(1, 3))]
    return {
        "url": f"https://example.org/{number}",
        "title": f"Tin trong tỉnh {province}",
        "publisher": f"Báo {province}",
        "published": f"{year + 1}-01-15",
        "text": "\n".join(paragraph for block in blocks for paragraph in block),
    }


def documents(count: int, mixture: Mixture = ORDINARY, first: int = 0) -> Iterator[dict[str, str]]:
    """So many documents, each once."""
    return (document(number, mixture) for number in range(first, first + count))


def of_size(size: int, mixture: Mixture = ORDINARY) -> list[str]:
    """Texts of about so many bytes together."""
    texts: list[str] = []
    held = 0
    while held < size:
        texts.append(document(len(texts), mixture)["text"])
        held += len(texts[-1].encode())
    return texts


def write(path: Path, count: int) -> Path:
    """A file of JSON lines with so many documents, left as it is where it is there already."""
    if not path.exists():
        partial = path.with_name(f".{path.name}")
        with partial.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in documents(count))
        partial.replace(path)
    return path


def _block(chance: random.Random, province: str, year: int, mixture: Mixture) -> list[str]:
    """Twenty sentences in paragraphs of four, one of them with figures."""
    kinds = [_kind(chance, mixture) for _ in range(SENTENCES)]
    kinds[chance.randrange(SENTENCES)] = RELEVANT
    filled = [_filled(chance.choice(kind), chance, province, year) for kind in kinds]
    return [" ".join(filled[start : start + 4]) for start in range(0, SENTENCES, 4)]


def _kind(chance: random.Random, mixture: Mixture) -> tuple[str, ...]:
    drawn = chance.random()
    if drawn < mixture.of_the_party:
        return OF_THE_PARTY
    return OF_NUMBERS if drawn < mixture.of_the_party + mixture.of_numbers else PLAIN


def _filled(sentence: str, chance: random.Random, province: str, year: int) -> str:
    return sentence.format(
        province=province,
        year=year,
        month=chance.randint(1, 12),
        tens=chance.randint(11, 40),
        hundreds=chance.randint(120, 980),
        thousands=f"{chance.randint(1, 4)}.{chance.randint(100, 999)}",
        large=f"{chance.randint(40, 90)}.{chance.randint(100, 999)}",
        percent=f"{chance.randint(80, 99)},{chance.randint(1, 9)}",
        surname=chance.choice(SURNAMES),
    )
