SELECT actions.id, actions.audit_id, audits.day, actions.item_code, actions.what,
       events.kind, events.owner_id, events.due
FROM corrective_actions AS actions
JOIN audits ON audits.id = actions.audit_id
LEFT JOIN corrective_events AS events ON events.action_id = actions.id
ORDER BY actions.id, events.id
