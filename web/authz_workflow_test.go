package web_test

var workflowRows = []row{}
