# Runs: kinds, subjects, the form of a new run, finished runs.

audits-section-checks = 检查
audits-section-corrective = 整改
audits-section-plans = 计划
audits-section-appraisals = 年度考核
audits-section-contests = 竞赛与评选
audits-section-packs = 标准
