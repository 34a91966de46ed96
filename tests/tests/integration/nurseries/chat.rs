//! A nursery in the chat: a place is sent, the rest is tapped.

use serde_json::Value;
use tests::{Guardian, Scene};

use super::{MORNING, opens};

/// Titles, lines and links of the cards of the last message.
async fn cards(scene: &Scene, guardian: &Guardian<'_>) -> Vec<(String, Vec<String>, String)> {
    let path = format!("/_city/line/phones/{}/chat?since=0", guardian.user_id);
    let chat = scene.stranger().get(&path).await.ok();
    let said = chat["items"].as_array().unwrap().iter().rfind(|item| item["from"] == "account").unwrap();
    let contents = &said["message"]["contents"];
    let bubbles = contents["contents"].as_array().cloned().unwrap_or_else(|| vec![contents.clone()]);
    let card = |bubble: &Value| {
        let texts = bubble["body"]["contents"].as_array().unwrap().iter();
        let mut texts: Vec<String> = texts.filter_map(|text| text["text"].as_str().map(str::to_owned)).collect();
        let link = bubble["footer"]["contents"][0]["action"]["uri"].as_str().unwrap_or_default().to_owned();
        (texts.remove(0), texts, link)
    };
    bubbles.iter().map(card).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_sent_and_the_nearest_come_as_cards() {
    let scene = Scene::start("nurseries_chat", MORNING).await;
    opens(&scene).await;
    let sakura = scene.guardian().await;
    let asked = sakura.writes("保育園").await;
    assert!(asked.starts_with("どのあたりの保育園をさがしますか"), "{asked}");
    let place = sakura.button("場所を送る").await;
    assert_eq!(place["type"], "location", "LINE's own map opens");

    let found = sakura.sends_place(35.7008, 139.6013).await;
    assert!(found.starts_with("3km以内に"), "{found}");
    let near = cards(&scene, &sakura).await;
    assert_eq!(near.len(), 8);
    let (title, lines, link) = &near[0];
    assert_eq!(title, "つなぐ保育園");
    assert_eq!(lines[..2], ["認可保育所", "直線距離 98m（徒歩の目安 2分）"]);
    assert!(link.ends_with("#nurseries/139998-tsunagu-hoikuen"), "{link}");
    assert!(near.iter().all(|(title, ..)| title != "子育て支援センターひだまり"), "nobody applies there");

    let babies = sakura.taps("0歳児クラス").await;
    assert!(babies.contains("0歳児クラスのある園です"), "{babies}");
    let with_room = sakura.taps("空きのある園だけ").await;
    assert!(with_room.contains("空きのある園だけです"), "{with_room}");
    for (title, lines, _) in cards(&scene, &sakura).await {
        assert!(lines.iter().any(|line| line.starts_with("空き")), "{title}: {lines:?}");
    }
    let kept = scene.stored().await;
    let exact = |text: &str| ["35.7008", "139.6013", "35700800", "139601300"].iter().any(|place| text.contains(place));
    assert!(!exact(&kept), "where she is is kept nowhere");
    let told: String = scene.sent(0).iter().map(|row| serde_json::to_string(row).unwrap()).collect();
    assert!(told.contains("find:35701:139601:") && !exact(&told), "and goes back to LINE less exactly than it came");

    let far = sakura.sends_place(43.06, 141.35).await;
    assert!(far.starts_with("3km以内に施設がありません"), "{far}");
    let nowhere = sakura.sends_place(48.85, 2.35).await;
    assert!(!nowhere.contains("3km"), "a place abroad is answered like anything else: {nowhere}");
    scene.ends().await;
}
