//! Everything the double remembers, and how it is found again after a crash.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    time::Duration,
};

use city_base::{Journal, JournalError, read_prefix};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    OpenError,
    api::rich_menu::Menu,
    faults::Faults,
    keys::Key,
    log::Entry,
    people::{ChatItem, From, Person},
    tokens::{Accepted, RETRY_KEY_LIFETIME, ReplyToken},
    webhook::Undelivered,
};

pub(crate) struct State {
    journal: Journal,
    /// The last number given to a row or a chat item.
    seq: u64,
    pub log: Vec<Entry>,
    pub people: BTreeMap<String, Person>,
    pub chats: HashMap<String, Vec<ChatItem>>,
    pub retry_keys: HashMap<String, Accepted>,
    pub reply_tokens: HashMap<String, ReplyToken>,
    /// Channel tokens and their ends.
    pub bearers: HashMap<String, Timestamp>,
    pub menus: BTreeMap<String, Menu>,
    pub aliases: BTreeMap<String, String>,
    pub settings: Settings,
    /// Counted messages per month.
    pub used: HashMap<String, u64>,
    pub undelivered: BTreeMap<String, Undelivered>,
    pub key: Key,
    pub faults: Faults,
    /// How long every answer takes.
    pub latency: Duration,
    pub calls: BTreeMap<String, u64>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    /// LINE redelivers only where the account asked for it.
    pub redelivery: bool,
    /// Messages a month; `None`: no limit.
    pub quota: Option<u64>,
    pub default_menu: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Said {
    user_id: String,
    item: ChatItem,
}

impl State {
    pub fn open(path: Option<&Path>, now: Timestamp) -> Result<Self, OpenError> {
        let (journal, held) = match path {
            Some(path) => Journal::open(path)?,
            None => (Journal::memory(), BTreeMap::new()),
        };
        let key = match held.get("key").and_then(Value::as_str).and_then(|text| hex::decode(text).ok()) {
            Some(pkcs8) => pkcs8,
            None => {
                let pkcs8 = Key::generate().ok_or(OpenError::Key)?;
                journal.put("key", &hex::encode(&pkcs8))?;
                pkcs8
            }
        };
        let settings = held.get("settings").map(Settings::deserialize).transpose()?.unwrap_or_default();
        let mut state = Self {
            journal,
            seq: 0,
            log: Vec::new(),
            people: read_prefix(&held, "person/")?.into_iter().collect(),
            chats: HashMap::new(),
            retry_keys: HashMap::new(),
            reply_tokens: read_prefix(&held, "reply/")?.into_iter().collect(),
            bearers: read_prefix(&held, "bearer/")?.into_iter().collect(),
            menus: read_prefix(&held, "menu/")?.into_iter().collect(),
            aliases: read_prefix(&held, "alias/")?.into_iter().collect(),
            settings,
            used: HashMap::new(),
            undelivered: read_prefix(&held, "undelivered/")?.into_iter().collect(),
            key: Key::read(&key).ok_or(OpenError::Key)?,
            faults: Faults::default(),
            latency: Duration::ZERO,
            calls: BTreeMap::new(),
        };
        state.seq = state.people.values().map(|person| person.since).max().unwrap_or(0);
        for (_, entry) in read_prefix::<Entry>(&held, "sent/")? {
            state.apply(entry);
        }
        for (_, said) in read_prefix::<Said>(&held, "said/")? {
            state.show(&said.user_id, said.item);
        }
        state.chats.values_mut().for_each(|chat| chat.sort_by_key(|item| item.seq));
        state.forget_what_is_over(now)?;
        Ok(state)
    }

    pub fn next_seq(&self) -> u64 {
        self.seq + 1
    }

    /// Logs a request to send with everything that follows from it.
    pub fn record(&mut self, entry: Entry) -> Result<(), JournalError> {
        self.journal.put(&format!("sent/{:020}", entry.row.seq), &entry)?;
        self.apply(entry);
        Ok(())
    }

    /// Puts an item into a chat that the account did not send.
    pub fn say(&mut self, user_id: &str, at: Timestamp, from: From, message: Value) -> Result<(), JournalError> {
        let said = Said { user_id: user_id.to_owned(), item: ChatItem { seq: self.next_seq(), at, from, message } };
        self.journal.put(&format!("said/{:020}", said.item.seq), &said)?;
        self.show(user_id, said.item);
        Ok(())
    }

    pub fn keep_person(&mut self, person: Person) -> Result<(), JournalError> {
        self.journal.put(&format!("person/{}", person.user_id), &person)?;
        self.seq = self.seq.max(person.since);
        self.people.insert(person.user_id.clone(), person);
        Ok(())
    }

    pub fn keep_reply_token(&mut self, token: &str, state: ReplyToken) -> Result<(), JournalError> {
        self.journal.put(&format!("reply/{token}"), &state)?;
        self.reply_tokens.insert(token.to_owned(), state);
        Ok(())
    }

    pub fn keep_bearer(&mut self, token: &str, until: Timestamp) -> Result<(), JournalError> {
        self.journal.put(&format!("bearer/{token}"), &until)?;
        self.bearers.insert(token.to_owned(), until);
        Ok(())
    }

    pub fn keep_menu(&mut self, id: &str, menu: Menu) -> Result<(), JournalError> {
        self.journal.put(&format!("menu/{id}"), &menu)?;
        self.menus.insert(id.to_owned(), menu);
        Ok(())
    }

    pub fn drop_menu(&mut self, id: &str) -> Result<(), JournalError> {
        self.journal.delete(&format!("menu/{id}"))?;
        self.menus.remove(id);
        Ok(())
    }

    pub fn keep_alias(&mut self, alias: &str, menu: &str) -> Result<(), JournalError> {
        self.journal.put(&format!("alias/{alias}"), &menu)?;
        self.aliases.insert(alias.to_owned(), menu.to_owned());
        Ok(())
    }

    pub fn drop_alias(&mut self, alias: &str) -> Result<(), JournalError> {
        self.journal.delete(&format!("alias/{alias}"))?;
        self.aliases.remove(alias);
        Ok(())
    }

    pub fn keep_settings(&mut self, settings: Settings) -> Result<(), JournalError> {
        self.journal.put("settings", &settings)?;
        self.settings = settings;
        Ok(())
    }

    pub fn keep_undelivered(&mut self, id: &str, event: Undelivered) -> Result<(), JournalError> {
        self.journal.put(&format!("undelivered/{id}"), &event)?;
        self.undelivered.insert(id.to_owned(), event);
        Ok(())
    }

    pub fn drop_undelivered(&mut self, id: &str) -> Result<(), JournalError> {
        self.journal.delete(&format!("undelivered/{id}"))?;
        self.undelivered.remove(id);
        Ok(())
    }

    pub fn count_call(&mut self, endpoint: &str) {
        *self.calls.entry(endpoint.to_owned()).or_default() += 1;
    }

    fn apply(&mut self, entry: Entry) {
        let row = &entry.row;
        self.seq = self.seq.max(row.seq);
        if entry.accepted() {
            if let Some(key) = &row.retry_key {
                let accepted = Accepted { at: row.at, request_id: row.request_id.clone() };
                self.retry_keys.insert(key.clone(), accepted);
            }
            if let Some(token) = entry.reply_token.as_ref().and_then(|token| self.reply_tokens.get_mut(token)) {
                token.used = true;
            }
            *self.used.entry(entry.month()).or_default() += entry.counted();
            // Each message has a number of its own, beginning with the row's.
            for user_id in entry.reached() {
                let chat = self.chats.entry(user_id.clone()).or_default();
                for (seq, message) in (row.seq..).zip(&row.messages) {
                    chat.push(ChatItem { seq, at: row.at, from: From::Account, message: message.clone() });
                }
            }
            self.seq = self.seq.max(row.seq + (row.messages.len() as u64).saturating_sub(1));
        }
        self.log.push(entry);
    }

    fn show(&mut self, user_id: &str, item: ChatItem) {
        self.seq = self.seq.max(item.seq);
        self.chats.entry(user_id.to_owned()).or_default().push(item);
    }

    fn forget_what_is_over(&mut self, now: Timestamp) -> Result<(), JournalError> {
        let over: Vec<_> = self.bearers.iter().filter(|(_, until)| **until < now).map(|(t, _)| t.clone()).collect();
        for token in over {
            self.journal.delete(&format!("bearer/{token}"))?;
            self.bearers.remove(&token);
        }
        let yesterday = now - RETRY_KEY_LIFETIME;
        let over: Vec<_> =
            self.reply_tokens.iter().filter(|(_, t)| t.until < yesterday).map(|(t, _)| t.clone()).collect();
        for token in over {
            self.journal.delete(&format!("reply/{token}"))?;
            self.reply_tokens.remove(&token);
        }
        Ok(())
    }
}
