//! Rich menus. An image cannot be changed once uploaded, so a changed menu is a new menu, and an alias is turned to it.

use domain::text::LineText;
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    Action, Client, LimitError, SendError,
    message::{at_most, length},
};

/// UTF-16 units of the bar under the chat.
const CHAT_BAR: usize = 14;
/// Never shown to residents.
const NAME: usize = 300;
const AREAS: usize = 20;

/// A menu without its image.
#[derive(Debug, Clone)]
pub struct RichMenu {
    /// For the operator, such as `main-ja-2026-04`.
    pub name: &'static str,
    pub chat_bar: LineText,
    /// Pixels: 800–2500 wide, at least 250 high, at least 1.45 times as wide as high.
    pub width: u32,
    pub height: u32,
    pub open_at_first: bool,
    pub areas: Vec<Area>,
}

/// A cell, in pixels.
#[derive(Debug, Clone)]
pub struct Area {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
    pub action: Action,
}

/// At most 1 MB.
#[derive(Debug, Clone)]
pub enum MenuImage {
    Png(Vec<u8>),
    Jpeg(Vec<u8>),
}

impl RichMenu {
    /// # Errors
    /// The first limit that is overstepped.
    pub fn to_json(&self) -> Result<Value, LimitError> {
        length("name", self.name, 1, NAME)?;
        length("chatBarText", &self.chat_bar, 1, CHAT_BAR)?;
        at_most("areas", self.areas.len(), AREAS)?;
        let areas = self
            .areas
            .iter()
            .map(|area| {
                let Area { x, y, width, height, action } = area;
                let bounds = json!({"x": x, "y": y, "width": width, "height": height});
                Ok(json!({"bounds": bounds, "action": action.to_json()?}))
            })
            .collect::<Result<Vec<_>, LimitError>>()?;
        Ok(json!({
            "size": {"width": self.width, "height": self.height},
            "selected": self.open_at_first,
            "name": self.name,
            "chatBarText": self.chat_bar,
            "areas": areas,
        }))
    }
}

impl Client {
    /// Creates a menu from [`RichMenu::to_json`] and answers its id. LINE allows 100 an hour.
    ///
    /// # Errors
    /// As [`SendError`] says.
    pub async fn create_rich_menu(&self, menu: &Value) -> Result<String, SendError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Created {
            rich_menu_id: String,
        }
        let answer = self.call(Method::POST, "/v2/bot/richmenu", |call| call.json(menu)).await?;
        answer.judge(false)?;
        let created: Created = serde_json::from_slice(&answer.body).map_err(|_| SendError::Ambiguous)?;
        Ok(created.rich_menu_id)
    }

    /// # Errors
    /// As [`SendError`] says.
    pub async fn upload_menu_image(&self, rich_menu_id: &str, image: &MenuImage) -> Result<(), SendError> {
        let (kind, bytes) = match image {
            MenuImage::Png(bytes) => ("image/png", bytes),
            MenuImage::Jpeg(bytes) => ("image/jpeg", bytes),
        };
        self.upload(&format!("/v2/bot/richmenu/{rich_menu_id}/content"), kind, bytes).await?.judge(false)?;
        Ok(())
    }

    /// Turns `alias` to a menu, making it where there is none yet.
    ///
    /// # Errors
    /// As [`SendError`] says.
    pub async fn point_menu_alias(&self, alias: &str, rich_menu_id: &str) -> Result<(), SendError> {
        let turn = json!({ "richMenuId": rich_menu_id });
        let path = format!("/v2/bot/richmenu/alias/{alias}");
        let turned = self.call(Method::POST, &path, |call| call.json(&turn));
        match turned.await?.judge(false) {
            Err(SendError::Refused { status: 400 | 404, .. }) => {}
            other => return other.map(drop),
        }
        let make = json!({"richMenuAliasId": alias, "richMenuId": rich_menu_id});
        self.call(Method::POST, "/v2/bot/richmenu/alias", |call| call.json(&make)).await?.judge(false)?;
        Ok(())
    }

    /// The menu of everyone who has none of their own.
    ///
    /// # Errors
    /// As [`SendError`] says.
    pub async fn set_default_menu(&self, rich_menu_id: &str) -> Result<(), SendError> {
        let path = format!("/v2/bot/user/all/richmenu/{rich_menu_id}");
        self.call(Method::POST, &path, |call| call).await?.judge(false)?;
        Ok(())
    }

    /// One person's own menu, such as the one in their language.
    ///
    /// # Errors
    /// As [`SendError`] says.
    pub async fn link_menu(&self, user_id: &str, rich_menu_id: &str) -> Result<(), SendError> {
        let path = format!("/v2/bot/user/{user_id}/richmenu/{rich_menu_id}");
        self.call(Method::POST, &path, |call| call).await?.judge(false)?;
        Ok(())
    }
}
