//! CloudFormation's intrinsics, as far as the template uses them: Ref, Fn::GetAtt, Fn::Sub, Fn::If, Fn::Equals, in both
//! spellings, and secrets by dynamic reference.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use serde_norway::{Value as Yaml, value::TaggedValue};

use crate::CityError;

/// The account and region of everything in the city.
pub(super) const ACCOUNT: &str = "000000000000";
pub(super) const REGION: &str = "ap-northeast-1";

pub(super) struct Resolver {
    /// The template as JSON, intrinsics in their long form.
    pub(super) document: Value,
    parameters: BTreeMap<String, String>,
    secrets: BTreeMap<String, String>,
    queue_base: String,
}

fn wrong(what: impl Into<String>) -> CityError {
    CityError::Template(what.into())
}

impl Resolver {
    pub(super) fn new(
        document: &Yaml,
        parameters: &BTreeMap<String, String>,
        secrets: &BTreeMap<String, String>,
        queue_base: &str,
    ) -> Result<Self, CityError> {
        let document = long_form(document)?;
        let mut values = parameters.clone();
        let declared = document.get("Parameters").and_then(Value::as_object).cloned().unwrap_or_default();
        for (name, parameter) in &declared {
            match (values.contains_key(name), parameter.get("Default")) {
                (true, _) => {}
                (false, Some(default)) => {
                    values.insert(name.clone(), text(default));
                }
                (false, None) => return Err(wrong(format!("parameter {name} has no value"))),
            }
        }
        if let Some(unknown) = parameters.keys().find(|name| !declared.contains_key(*name)) {
            return Err(wrong(format!("there is no parameter {unknown}")));
        }
        Ok(Self { document, parameters: values, secrets: secrets.clone(), queue_base: queue_base.to_owned() })
    }

    /// A resource as it is written.
    pub(super) fn resource(&self, name: &str) -> Result<&Value, CityError> {
        self.document
            .pointer(&format!("/Resources/{name}"))
            .ok_or_else(|| wrong(format!("there is no resource {name}")))
    }

    /// Whether a resource exists under the conditions.
    pub(super) fn exists(&self, resource: &Value) -> Result<bool, CityError> {
        match resource.get("Condition").and_then(Value::as_str) {
            Some(condition) => self.condition(condition),
            None => Ok(true),
        }
    }

    /// A value with every intrinsic replaced; `None` where it is `AWS::NoValue`.
    pub(super) fn value(&self, value: &Value) -> Result<Option<Value>, CityError> {
        match value {
            Value::Object(fields) => {
                if let Some((name, argument)) = fields.iter().next().filter(|_| fields.len() == 1) {
                    match name.as_str() {
                        "Ref" => return self.reference(&text(argument)),
                        "Fn::GetAtt" => return self.attribute(argument).map(Some),
                        "Fn::Sub" => return self.substitute(argument).map(|text| Some(Value::String(text))),
                        "Fn::If" => return self.choose(argument),
                        _ => {}
                    }
                }
                let mut resolved = Map::new();
                for (name, value) in fields {
                    if let Some(value) = self.value(value)? {
                        resolved.insert(name.clone(), value);
                    }
                }
                Ok(Some(Value::Object(resolved)))
            }
            Value::Array(items) => {
                let resolved: Result<Vec<_>, _> = items.iter().map(|item| self.value(item)).collect();
                Ok(Some(Value::Array(resolved?.into_iter().flatten().collect())))
            }
            Value::String(text) => Ok(Some(Value::String(self.secrets(text)?))),
            other => Ok(Some(other.clone())),
        }
    }

    /// A resolved text.
    pub(super) fn text(&self, value: &Value) -> Result<String, CityError> {
        Ok(self.value(value)?.as_ref().map(text).unwrap_or_default())
    }

    fn reference(&self, name: &str) -> Result<Option<Value>, CityError> {
        if let Some(value) = self.parameters.get(name) {
            return Ok(Some(Value::String(value.clone())));
        }
        let pseudo = match name {
            "AWS::NoValue" => return Ok(None),
            "AWS::Region" => Some(REGION),
            "AWS::AccountId" => Some(ACCOUNT),
            "AWS::Partition" => Some("aws"),
            "AWS::URLSuffix" => Some("amazonaws.com"),
            "AWS::StackName" => Some("tsunagu"),
            _ => None,
        };
        if let Some(value) = pseudo {
            return Ok(Some(json!(value)));
        }
        let resource = self.resource(name)?;
        let value = match kind(resource) {
            "AWS::DynamoDB::Table" => self.named(resource, "TableName", name)?,
            "AWS::SQS::Queue" => {
                format!("{}/{ACCOUNT}/{}", self.queue_base, self.named(resource, "QueueName", name)?)
            }
            "AWS::Serverless::Function" => self.named(resource, "FunctionName", name)?,
            // One group on one machine.
            "AWS::Scheduler::ScheduleGroup" => "default".to_owned(),
            _ => name.to_owned(),
        };
        Ok(Some(Value::String(value)))
    }

    fn attribute(&self, argument: &Value) -> Result<Value, CityError> {
        let path = match argument {
            Value::Array(parts) => parts.iter().map(text).collect::<Vec<_>>().join("."),
            other => text(other),
        };
        let (name, attribute) = path.split_once('.').ok_or_else(|| wrong(format!("GetAtt {path}")))?;
        let resource = self.resource(name)?;
        let arn = |service: &str, rest: String| format!("arn:aws:{service}:{REGION}:{ACCOUNT}:{rest}");
        let value = match (kind(resource), attribute) {
            ("AWS::SQS::Queue", "Arn") => arn("sqs", self.named(resource, "QueueName", name)?),
            ("AWS::SQS::Queue", "QueueName") => self.named(resource, "QueueName", name)?,
            ("AWS::DynamoDB::Table", "Arn") => {
                arn("dynamodb", format!("table/{}", self.named(resource, "TableName", name)?))
            }
            ("AWS::Serverless::Function", "Arn") => arn("lambda", format!("function:{name}")),
            (_, "Arn") => arn("other", name.to_owned()),
            _ => format!("{name}.{attribute}"),
        };
        Ok(Value::String(value))
    }

    fn substitute(&self, argument: &Value) -> Result<String, CityError> {
        let (template, own) = match argument {
            Value::Array(parts) => (parts.first().map(text).unwrap_or_default(), parts.get(1).cloned()),
            other => (text(other), None),
        };
        let mut out = String::new();
        let mut rest = template.as_str();
        while let Some((before, after)) = rest.split_once("${") {
            let (name, tail) = after.split_once('}').ok_or_else(|| wrong(format!("Sub {template}")))?;
            out.push_str(before);
            let value = match own.as_ref().and_then(|own| own.get(name)) {
                Some(value) => self.value(value)?,
                None if name.contains('.') => Some(self.attribute(&json!(name))?),
                None => self.reference(name)?,
            };
            out.push_str(&value.as_ref().map(text).unwrap_or_default());
            rest = tail;
        }
        out.push_str(rest);
        self.secrets(&out)
    }

    fn choose(&self, argument: &Value) -> Result<Option<Value>, CityError> {
        let Some([condition, yes, no]) = argument.as_array().map(Vec::as_slice) else { return Err(wrong("Fn::If")) };
        self.value(if self.condition(&text(condition))? { yes } else { no })
    }

    fn condition(&self, name: &str) -> Result<bool, CityError> {
        let condition = self.document.pointer(&format!("/Conditions/{name}/Fn::Equals")).and_then(Value::as_array);
        let Some([left, right]) = condition.map(Vec::as_slice) else {
            return Err(wrong(format!("condition {name} is not Fn::Equals")));
        };
        Ok(self.text(left)? == self.text(right)?)
    }

    /// Replaces `{{resolve:secretsmanager:<id>:SecretString:<key>}}` by the secret of that key.
    fn secrets(&self, text: &str) -> Result<String, CityError> {
        let Some(inner) = text.strip_prefix("{{resolve:secretsmanager:").and_then(|rest| rest.strip_suffix("}}"))
        else {
            return Ok(text.to_owned());
        };
        let key = inner.rsplit(':').next().unwrap_or_default();
        self.secrets.get(key).cloned().ok_or_else(|| wrong(format!("there is no secret {key}")))
    }

    fn named(&self, resource: &Value, property: &str, logical: &str) -> Result<String, CityError> {
        match resource.pointer(&format!("/Properties/{property}")) {
            Some(value) => self.text(value),
            None => Ok(logical.to_owned()),
        }
    }
}

/// The `Type` of a resource.
pub(super) fn kind(resource: &Value) -> &str {
    resource.get("Type").and_then(Value::as_str).unwrap_or_default()
}

/// A scalar as CloudFormation would write it.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// YAML to JSON; `!Ref x` becomes `{"Ref": x}`, `!Sub x` becomes `{"Fn::Sub": x}`.
fn long_form(value: &Yaml) -> Result<Value, CityError> {
    Ok(match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(value) => json!(value),
        Yaml::Number(number) => serde_json::to_value(number).map_err(|error| wrong(error.to_string()))?,
        Yaml::String(text) => json!(text),
        Yaml::Sequence(items) => Value::Array(items.iter().map(long_form).collect::<Result<_, _>>()?),
        Yaml::Mapping(fields) => {
            let mut object = Map::new();
            for (name, value) in fields {
                object.insert(text(&long_form(name)?), long_form(value)?);
            }
            Value::Object(object)
        }
        Yaml::Tagged(tagged) => {
            let TaggedValue { tag, value } = tagged.as_ref();
            let tag = tag.to_string();
            let name = match tag.trim_start_matches('!') {
                "Ref" => "Ref".to_owned(),
                "Condition" => "Condition".to_owned(),
                other => format!("Fn::{other}"),
            };
            json!({ name: long_form(value)? })
        }
    })
}
