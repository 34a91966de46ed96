//! The FeatureCollection of a map as rows: properties are columns, the point adds two more.

use std::collections::BTreeMap;

use serde_json::Value;

use super::head::{POINT_LAT, POINT_LNG};
use super::table::{MAX_ROWS, NotTable, Row};

/// The head, then a row for each feature, numbered from 1.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, NotTable> {
    let value: Value = serde_json::from_str(text).map_err(|error| NotTable::NotJson { line: error.line() })?;
    if value.get("type").and_then(Value::as_str) != Some("FeatureCollection") {
        return Err(NotTable::NotGeoJson);
    }
    let features = value.get("features").and_then(Value::as_array).ok_or(NotTable::NotGeoJson)?;
    if features.is_empty() {
        return Err(NotTable::NoRows);
    }
    if features.len() > MAX_ROWS {
        return Err(NotTable::TooManyRows);
    }
    // Properties differ between features: all of them, in the order in which they are first seen.
    let mut places = BTreeMap::new();
    let mut head = vec![POINT_LAT.to_owned(), POINT_LNG.to_owned()];
    for name in features.iter().filter_map(properties).flat_map(serde_json::Map::keys) {
        places.entry(name.as_str()).or_insert_with(|| {
            head.push(name.clone());
            head.len() - 1
        });
    }
    let cells = |feature: &Value| {
        let mut cells = vec![String::new(); head.len()];
        let mut put = |place: usize, text: String| {
            if let Some(cell) = cells.get_mut(place) {
                *cell = text;
            }
        };
        let [lng, lat] = point(feature);
        put(0, lat);
        put(1, lng);
        for (name, value) in properties(feature).into_iter().flatten() {
            put(places.get(name.as_str()).copied().unwrap_or(usize::MAX), written(value));
        }
        cells
    };
    let rows = features.iter().zip(1..).map(|(feature, number)| Row { number, cells: cells(feature) });
    let rows: Vec<Row> = rows.collect();
    Ok(std::iter::once(Row { number: 0, cells: head.clone() }).chain(rows).collect())
}

fn properties(feature: &Value) -> Option<&serde_json::Map<String, Value>> {
    feature.get("properties").and_then(Value::as_object)
}

/// Longitude and latitude as written; nothing for what is no point.
fn point(feature: &Value) -> [String; 2] {
    let geometry =
        feature.get("geometry").filter(|geometry| geometry.get("type").and_then(Value::as_str) == Some("Point"));
    let coordinates = geometry.and_then(|geometry| geometry.get("coordinates")).and_then(Value::as_array);
    let mut numbers = coordinates.into_iter().flatten().map(written);
    [numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default()]
}

fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_become_rows_of_one_width() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":{"type":"Point","coordinates":[139.6,35.7,12]},"properties":{"Name":"つなぐ","Full":90}},
            {"type":"Feature","geometry":null,"properties":{"Name":"あおば","TEL":" 03-1 "}},
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[]},"properties":null}]}"#;
        let rows: Vec<_> = rows(text).unwrap().into_iter().map(|row| row.cells).collect();
        assert_eq!(rows[0], [POINT_LAT, POINT_LNG, "Full", "Name", "TEL"].map(str::to_owned));
        assert_eq!(rows[1], ["35.7", "139.6", "90", "つなぐ", ""].map(str::to_owned));
        assert_eq!(rows[2], ["", "", "", "あおば", "03-1"].map(str::to_owned));
        assert_eq!(rows[3], [""; 5].map(str::to_owned));
    }
}
