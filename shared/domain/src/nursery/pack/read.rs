//! Bytes as columns. Nothing is believed that is not checked: a pack may come from anywhere.

use super::super::search::{AsOf, ClassCell, Columns, NONE_16, NOWHERE, Row, Texts, WHOLE};
use super::super::{Kind, Position};
use super::{MAGIC, NotAPack, VERSION};

/// Bytes that are read from the front.
pub(super) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], NotAPack> {
        let (head, rest) = self.0.split_first_chunk::<N>().ok_or(NotAPack::Length)?;
        self.0 = rest;
        Ok(*head)
    }

    fn u8(&mut self) -> Result<u8, NotAPack> {
        self.take().map(u8::from_le_bytes)
    }

    fn u16(&mut self) -> Result<u16, NotAPack> {
        self.take().map(u16::from_le_bytes)
    }

    fn i16(&mut self) -> Result<i16, NotAPack> {
        self.take().map(i16::from_le_bytes)
    }

    fn i32(&mut self) -> Result<i32, NotAPack> {
        self.take().map(i32::from_le_bytes)
    }

    fn count(&mut self) -> Result<usize, NotAPack> {
        let count = self.take().map(u32::from_le_bytes)?;
        usize::try_from(count).map_err(|_| NotAPack::Length)
    }
}

fn hold(holds: bool, otherwise: NotAPack) -> Result<(), NotAPack> {
    if holds { Ok(()) } else { Err(otherwise) }
}

pub(super) fn columns(bytes: &mut Bytes<'_>) -> Result<Columns, NotAPack> {
    let magic: [u8; 4] = bytes.take().map_err(|_| NotAPack::Magic)?;
    hold(&magic == MAGIC, NotAPack::Magic)?;
    let version = bytes.u16()?;
    hold(version == VERSION, NotAPack::Version(version))?;
    hold(bytes.u16()? == 0, NotAPack::Value)?;
    let [rows, cells, pairs, municipalities, text] =
        [bytes.count()?, bytes.count()?, bytes.count()?, bytes.count()?, bytes.count()?];
    hold(bytes.count()? == 0, NotAPack::Value)?;
    hold(pairs <= usize::from(NONE_16) && municipalities <= usize::from(NONE_16), NotAPack::Value)?;
    // Before anything is reserved: the sizes are those of the bytes that are there.
    let sections = [(rows, 24), (cells, 8), (pairs, 4), (text, 1)];
    let length = sections.into_iter().try_fold(0_usize, |sum, (count, size)| sum.checked_add(count.checked_mul(size)?));
    hold(length == Some(bytes.0.len()), NotAPack::Length)?;

    let mut columns = Columns::default();
    let mut first_cell = 0;
    for _ in 0..rows {
        let row = row(bytes, first_cell)?;
        hold(usize::from(row.municipality) < municipalities, NotAPack::Value)?;
        first_cell += row.classes.count_ones();
        columns.rows.push(row);
    }
    hold(usize::try_from(first_cell) == Ok(cells), NotAPack::Length)?;
    for _ in 0..cells {
        let cell = cell(bytes)?;
        hold(cell.as_of == NONE_16 || usize::from(cell.as_of) < pairs, NotAPack::Value)?;
        columns.cells.push(cell);
    }
    for _ in 0..pairs {
        columns.as_of.push(AsOf { day: bytes.u16()?, entry: bytes.u16()? });
    }
    texts(bytes.0, municipalities, &mut columns)?;
    Ok(columns)
}

fn row(bytes: &mut Bytes<'_>, first_cell: u32) -> Result<Row, NotAPack> {
    let row = Row {
        lat: bytes.i32()?,
        lng: bytes.i32()?,
        kind: bytes.u8()?,
        classes: bytes.u8()?,
        opens: bytes.u16()?,
        closes: bytes.u16()?,
        from: bytes.u8()?,
        to: bytes.u8()?,
        extras: bytes.u16()?,
        days: bytes.u8()?,
        allergy: bytes.u8()?,
        capacity: bytes.u16()?,
        municipality: bytes.u16()?,
        first_cell,
    };
    let placed = (row.lat, row.lng) == (NOWHERE, NOWHERE) || Position::from_micro(row.lat, row.lng).is_ok();
    let known = Kind::from_code(row.kind).is_some() && row.classes < 1 << (WHOLE + 1) && row.days < 1 << 7;
    hold(placed && known && row.allergy <= 6, NotAPack::Value)?;
    Ok(row)
}

fn cell(bytes: &mut Bytes<'_>) -> Result<ClassCell, NotAPack> {
    let cell = ClassCell {
        vacancy: bytes.u8()?,
        border: bytes.u8()?,
        as_of: bytes.u16()?,
        points: bytes.i16()?,
        year: bytes.u8()?,
        flags: bytes.u8()?,
    };
    hold(matches!(cell.vacancy, 0..=200 | 240..=245) && cell.border <= 8 && cell.flags <= 1, NotAPack::Value)?;
    Ok(cell)
}

/// The lines of text, of which there must be as many as the rows need, and whose ids must ascend.
fn texts(bytes: &[u8], municipalities: usize, columns: &mut Columns) -> Result<(), NotAPack> {
    let text = std::str::from_utf8(bytes).map_err(|_| NotAPack::Text)?;
    let mut lines = text.split_terminator('\n');
    hold(text.is_empty() || text.ends_with('\n'), NotAPack::Text)?;
    let mut line = || lines.next().map(str::to_owned).ok_or(NotAPack::Text);
    for _ in 0..municipalities {
        let code = line()?;
        columns.municipalities.push(code);
    }
    for _ in 0..columns.rows.len() {
        columns.texts.push(Texts { id: line()?, name: line()?, kana: line()?, district: line()? });
    }
    hold(line().is_err(), NotAPack::Text)?;
    let keys = || {
        columns.rows.iter().zip(&columns.texts).map(|(row, texts)| {
            (texts.id.as_str(), columns.municipalities.get(usize::from(row.municipality)).map_or("", String::as_str))
        })
    };
    hold(keys().zip(keys().skip(1)).all(|(one, next)| one < next), NotAPack::Order)
}
