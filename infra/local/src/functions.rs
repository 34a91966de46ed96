//! The functions that the template may name, by logical id.

use platform::{Door, ServeError, Settings, World};

use crate::CityError;

/// The door of a function, built from the settings that the template gives it.
pub(crate) fn door(name: &str, settings: &Settings, world: &World) -> Result<Door, CityError> {
    let door: Result<Door, ServeError> = match name {
        "LineWebhookFunction" => line_webhook::door(settings, world).map_err(Into::into),
        "BenefitsFunction" => benefits::door(settings, world),
        "ConversationFunction" => conversation::door(settings, world),
        "IdentityFunction" => identity::door(settings, world),
        "ResidentsFunction" => residents::door(settings, world),
        "LifeStageFunction" => life_stage::door(settings, world),
        "AttendanceFunction" => attendance::door(settings, world),
        "ReservationsFunction" => reservations::door(settings, world),
        "MessageSenderFunction" => message_sender::door(settings, world),
        "NurseriesFunction" => nurseries::door(settings, world),
        "SchoolFunction" => school::door(settings, world),
        "WebFunction" => web::door(settings, world).map_err(Into::into),
        unknown => return Err(CityError::Template(format!("the city has no function {unknown}"))),
    };
    door.map_err(|error| CityError::Function(name.to_owned(), error.to_string()))
}
