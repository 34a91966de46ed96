use std::sync::Arc;

use axum::{Json, extract::State};
use contract::{Me, MeChange, Refusal};
use domain::{
    dialogue::{Topic, Topics},
    family::Token,
    text::Lang,
};
use platform::{Problem, auth::Resident};
use tables::{FamilyWrite, Profile};

use crate::App;

pub(crate) async fn read(State(app): State<Arc<App>>, resident: Resident) -> Result<Json<Me>, Problem> {
    let family = app.residents.family(&resident.id).await?;
    Ok(Json(me(&family.profile.unwrap_or_else(|| Profile::new(&resident.line_user_id)))))
}

pub(crate) async fn change(
    State(app): State<Arc<App>>,
    resident: Resident,
    Json(change): Json<MeChange>,
) -> Result<Json<Me>, Problem> {
    let lang = change.language.as_deref().map(|code| Lang::parse(code).ok_or(Refusal::UnknownLanguage)).transpose()?;
    let topics: Option<Topics> = match &change.topics {
        Some(codes) => {
            let topics: Option<Topics> = codes.iter().map(|code| Topic::parse(code)).collect();
            Some(topics.ok_or(Refusal::UnknownTopic)?)
        }
        None => None,
    };
    let me = app.change(&resident, |_, profile| {
        let profile = Profile {
            lang: lang.or(profile.lang),
            push_on: change.push.unwrap_or(profile.push_on),
            topics: topics.clone().unwrap_or(profile.topics),
            ..profile
        };
        let answer = me(&profile);
        let audit = vec![app.audit(&resident, "settings.changed", &resident.id)];
        Ok((Some(FamilyWrite { profile, children: Vec::new(), audit }), answer))
    });
    Ok(Json(me.await?))
}

fn me(profile: &Profile) -> Me {
    Me {
        language: profile.lang.unwrap_or_default(),
        push: profile.push_on,
        topics: profile.topics.iter().map(|topic| topic.code().to_owned()).collect(),
        following: profile.following,
        tokens: Token::all().map(|token| token.as_str().to_owned()).collect(),
    }
}
